package fr.santelien.desktop.help;

import fr.santelien.desktop.text.FrenchBundle;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page of docs/guide as a section of the help: same words, same anchors, typography of the help. */
final class GuideHtml {

    /** An anchor on a line of its own, before a heading. */
    private static final Pattern ANCHORED = Pattern.compile("<p><a id=\"([a-z0-9-]+)\"></a></p>\\s*<h4>");

    /** A paragraph that quotes what the screen says. */
    private static final Pattern SAID = Pattern.compile("<p>«\u00a0([^»]*)\u00a0»");

    /** Elsewhere, the words of a button or of a menu. */
    private static final Pattern WORDS = Pattern.compile("«\u00a0([^»<]*)\u00a0»");

    private GuideHtml() {}

    static String section(String id, String markdown) {
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
        for (int level = 3; level >= 1; level--) {
            html = html.replace("<h" + level + ">", "<h" + (level + 1) + ">")
                    .replace("</h" + level + ">", "</h" + (level + 1) + ">");
        }
        html = ANCHORED.matcher(FrenchBundle.typeset(html)).replaceAll("<h4 id=\"$1\">");
        html = SAID.matcher(html).replaceAll("<p class=\"said\">«\u00a0<samp class=\"label\">$1</samp>\u00a0»");
        html = WORDS.matcher(html).replaceAll("«\u00a0<kbd class=\"label\">$1</kbd>\u00a0»");
        return "<section id=\"" + id + "\">\n" + html + "</section>\n";
    }
}
