package fr.santelien.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark, same screens: they only use the semantic colours of AtlantaFX. */
public enum Theme {
    LIGHT,
    DARK;

    /** JavaFX takes one family and no list; all of these have every French letter and tabular figures. */
    private static final List<String> FAMILIES =
            List.of("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "DejaVu Sans");

    private static final String SHEET =
            Objects.requireNonNull(Theme.class.getResource("santelien.css")).toExternalForm();

    /** Sets the colours of the whole application. */
    public void use() {
        Application.setUserAgentStylesheet(sheet());
    }

    /** The one the user chose for her desktop. */
    public static Theme ofDesktop() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    private String sheet() {
        return this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    /** Gives one scene (a window, a dialog) the poste's sheet and a family that is installed. */
    public static void dress(Scene scene) {
        scene.getStylesheets().add(SHEET);
        if (LIGHT.sheet().equals(Application.getUserAgentStylesheet())) {
            scene.getRoot().getStyleClass().add("light");
        }
        scene.getRoot().setStyle("-fx-font-family: \"" + family() + "\";");
    }

    /** The one in use, for what style sheets of JavaFX do not reach: web pages. */
    public static Theme inUse() {
        boolean dark = new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
        return dark ? DARK : LIGHT;
    }

    private static String family() {
        Set<String> installed = Set.copyOf(Font.getFamilies());
        return FAMILIES.stream().filter(installed::contains).findFirst().orElse("System");
    }
}
