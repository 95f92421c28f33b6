package fr.santelien.desktop.membership;

import fr.santelien.coordination.membership.LeaverWork;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** « Travail non envoyé de personnes parties »: there when somebody left some that is for the user, a line a person. */
public final class LeftWorkPanel extends VBox {

    /** Beyond two people the lines scroll, so that the table stays in sight. */
    private static final double LINES_HEIGHT = 170;

    /** An end nearer than this is shown as a warning. */
    private static final int SOON_DAYS = 7;

    private final VBox lines = new VBox(10);
    private final Label explained = label("", "small", "muted");
    private Runnable leave = () -> {};

    public LeftWorkPanel() {
        setSpacing(8);
        getStyleClass().addAll("panel", "panel-padded");
        Label title = label(Texts.get("leftWork.title"), "section-title");
        title.setGraphic(new FontIcon(Feather.USER_X));
        title.setGraphicTextGap(8);
        ScrollPane pane = new ScrollPane(lines);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.getStyleClass().add("bare");
        pane.minHeightProperty().bind(lines.heightProperty().map(full -> Math.min(LINES_HEIGHT, full.doubleValue())));
        pane.maxHeightProperty().bind(pane.minHeightProperty());
        getChildren().addAll(title, explained, pane);
        Shown.when(false, this);
    }

    /**
     * @param destroy asks before it does
     * @param elsewhere where the keyboard goes when the panel goes
     */
    void follow(LeftWorkViewModel model, Consumer<LeaverWork> destroy, Node elsewhere) {
        leave = elsewhere::requestFocus;
        explained.setText(Texts.get(model.referent() ? "leftWork.explained" : "leftWork.explained.offered"));
        model.leavers().addListener((ListChangeListener<LeaverWork>) change -> show(
                model.leavers().stream().map(work -> line(work, model, destroy)).toList()));
    }

    private void show(List<? extends Node> people) {
        boolean focused = getScene() != null
                && lines.lookupAll(".button").contains(getScene().getFocusOwner());
        lines.getChildren().setAll(people);
        Shown.when(!people.isEmpty(), this);
        if (focused) {
            lines.lookupAll(".button").stream()
                    .filter(Node::isVisible)
                    .findFirst()
                    .ifPresentOrElse(Node::requestFocus, leave);
        }
    }

    private static HBox line(LeaverWork work, LeftWorkViewModel model, Consumer<LeaverWork> destroy) {
        Tone tone = model.daysLeft(work) < SOON_DAYS ? Tone.WARN : Tone.NEUTRAL;
        HBox who = new HBox(8, label(work.name(), "strong"), new Chip(model.until(work), tone, null));
        who.setAlignment(Pos.CENTER_LEFT);
        Label hindrance = label("", "small", "muted");
        Shown.text(hindrance, model.hindrance(work));
        VBox words = new VBox(2, who, label(model.what(work)), hindrance);
        HBox.setHgrow(words, Priority.ALWAYS);

        Button take = button("leftWork.take", "accent", work, model::takeOver);
        Shown.when(!work.takeable().isEmpty(), take);
        Button offer = button("leftWork.offer", "accent", work, model::offer);
        Shown.when(model.referent() && !work.offerable().isEmpty(), offer);
        Button end = button("leftWork.destroy", "danger-text", work, destroy);
        Shown.when(model.referent(), end);
        HBox line = new HBox(10, words, take, offer, end);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button button(String key, String style, LeaverWork work, Consumer<LeaverWork> action) {
        Button button = new Button(Texts.get(key));
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.get(
                "leftWork.button.help", button.getText(), work.numbers().size(), work.name()));
        button.setOnAction(pressed -> action.accept(work));
        return button;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
