package fr.santelien.desktop.screen;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A short state in a rounded box; never cut. */
public final class Chip extends Label {

    /** For FXML: an empty chip. */
    public Chip() {
        getStyleClass().add("chip");
        setMinWidth(Region.USE_PREF_SIZE);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    public Chip(String text, Tone tone, @Nullable Feather icon) {
        this();
        show(text, tone, icon);
    }

    public void show(String text, Tone tone, @Nullable Feather icon) {
        setText(text);
        for (Tone each : Tone.values()) {
            getStyleClass().remove(each.styleOf("chip"));
        }
        getStyleClass().add(tone.styleOf("chip"));
        setGraphic(icon == null ? null : new FontIcon(icon));
    }
}
