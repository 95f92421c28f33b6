package fr.santelien.desktop.card;

import fr.santelien.desktop.card.CheckStep.Result;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lines of « Carte et lecteur ». Each is one sentence to a screen reader. */
final class CardRows {

    private CardRows() {}

    static List<Node> readers(CardReport report) {
        if (!report.service()) {
            return List.of(words(Texts.get("card.service.off"), "muted"));
        }
        if (report.readers().isEmpty()) {
            return List.of(words(Texts.get("card.readers.none"), "muted"));
        }
        return report.readers().stream().map(CardRows::reader).toList();
    }

    private static Node reader(CardReport.Reader reader) {
        String content = CardTexts.content(reader.content());
        return row(
                reader.name() + ", " + content,
                words(reader.name(), "strong"),
                new Chip(content, CardTexts.tone(reader.content()), null));
    }

    /** « 3 essais restants · code au clavier de l’ordinateur ». */
    static String code(CardReport.Card card) {
        return Texts.get("card.code", CardTexts.tries(card.tries()), CardTexts.entry(card.entry()));
    }

    static List<Node> certificates(CardReport report, Clock clock) {
        List<Node> rows = report.card().stream()
                .flatMap(card -> card.certificates().stream())
                .map(certificate -> certificate(certificate, clock))
                .toList();
        return rows.isEmpty() ? List.of(words(Texts.get("card.certificates.none"), "muted")) : rows;
    }

    private static Node certificate(CardReport.Certificate certificate, Clock clock) {
        String use = CardTexts.use(certificate.use());
        String dates = CardTexts.dates(certificate, clock.getZone());
        CardTexts.Validity validity = CardTexts.validity(certificate, LocalDate.now(clock), clock.getZone());
        HBox first = row(
                use + ", " + dates + ", " + validity.text(),
                words(use, "strong"),
                new Chip(validity.text(), validity.tone(), null));
        return new VBox(1, first, words(dates, "small", "muted"));
    }

    static Node step(CheckStep step) {
        String name = Texts.get("card.step." + step.kind());
        String took = CardTexts.took(step.took());
        FontIcon icon = new FontIcon(icon(step.result()));
        icon.getStyleClass().add(tone(step.result()).styleOf("step"));
        Label time = words(step.result() == Result.NOT_DONE ? "" : took, "small", "muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = row(
                Texts.get("card.step", name, Texts.get("card.result." + step.result()), step.detail()),
                new VBox(1, words(name, "strong"), words(step.detail(), "small", "muted")),
                time);
        row.getChildren().addFirst(icon);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static Feather icon(Result result) {
        return switch (result) {
            case PASSED -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case NOT_DONE -> Feather.MINUS_CIRCLE;
        };
    }

    private static Tone tone(Result result) {
        return switch (result) {
            case PASSED -> Tone.OK;
            case FAILED -> Tone.BAD;
            case NOT_DONE -> Tone.NEUTRAL;
        };
    }

    static HBox row(String spoken, Node words, Node trailing) {
        HBox row = new HBox(10, words, trailing);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (words instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(spoken);
        return row;
    }

    static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
