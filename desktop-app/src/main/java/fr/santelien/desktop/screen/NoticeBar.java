package fr.santelien.desktop.screen;

import fr.santelien.desktop.text.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the last message of a screen in place, until the user closes it or another one comes. */
public final class NoticeBar extends HBox {

    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Label text = new Label();
    private final Hyperlink action = new Hyperlink();
    private final Button close = new Button("", new FontIcon(Feather.X));

    public NoticeBar() {
        getStyleClass().addAll("panel", "panel-padded", "notice");
        setAccessibleRole(AccessibleRole.TEXT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        setHgrow(text, Priority.ALWAYS);
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.managedProperty().bind(action.visibleProperty());
        action.setVisible(false);
        close.getStyleClass().addAll("icon-only", "flat");
        close.setAccessibleText(Texts.get("notice.close"));
        getChildren().addAll(icon, text, action, close);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Follows a property; closing the bar empties it. */
    public void follow(ObjectProperty<@Nullable Message> message) {
        message.addListener((observed, before, now) -> show(now));
        close.setOnAction(closed -> message.set(null));
        show(message.get());
    }

    /** Offers one thing to do about the message, « Annuler »; null to offer nothing. */
    public void offer(String id, String label, @Nullable Runnable todo) {
        action.setId(id);
        action.setText(label);
        action.setVisible(todo != null);
        action.setOnAction(todo == null ? null : clicked -> todo.run());
    }

    private void show(@Nullable Message message) {
        setVisible(message != null);
        if (message == null) {
            return;
        }
        for (Tone each : Tone.values()) {
            getStyleClass().remove(each.styleOf("notice"));
        }
        getStyleClass().add(message.tone().styleOf("notice"));
        icon.setIconCode(
                switch (message.tone()) {
                    case OK -> Feather.CHECK_CIRCLE;
                    case INFO, NEUTRAL -> Feather.INFO;
                    case WARN, BAD -> Feather.ALERT_TRIANGLE;
                });
        text.setText(message.text());
        setAccessibleText(message.text());
    }
}
