package fr.santelien.desktop.recovery;

import fr.santelien.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** What is printed of a recovery key: black on white, whatever the theme. */
final class PaperPage {

    private static final int GROUPS_A_LINE = 7;

    private PaperPage() {}

    static Node of(Recovery.Paper paper, String structure) {
        VBox page = new VBox(
                14,
                line(Texts.get("recovery.title") + " — " + structure, 18),
                line(Texts.get("recovery.paper.number", paper.number()), 14),
                line(lines(paper.groups()), 16),
                line(Texts.get("recovery.paper.keep"), 12));
        page.setPrefWidth(460);
        return page;
    }

    /** Two lines of seven groups. */
    static String lines(String groups) {
        StringBuilder text = new StringBuilder();
        String[] each = groups.split("-");
        for (int i = 0; i < each.length; i++) {
            text.append(each[i]);
            if (i + 1 < each.length) {
                text.append((i + 1) % GROUPS_A_LINE == 0 ? "\n" : "-");
            }
        }
        return text.toString();
    }

    private static Label line(String words, double size) {
        Label label = new Label(words);
        label.setFont(Font.font("Monospaced", size));
        label.setTextFill(Color.BLACK);
        label.setWrapText(true);
        return label;
    }
}
