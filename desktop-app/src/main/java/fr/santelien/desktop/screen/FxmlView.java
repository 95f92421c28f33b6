package fr.santelien.desktop.screen;

import fr.santelien.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads {@code XView.fxml}, next to {@code XView.class}, with an already built {@code XView} as its controller. */
public final class FxmlView {

    private FxmlView() {}

    /**
     * @param controller built with its constructor arguments; the FXML names its class in {@code fx:controller}
     * @throws UncheckedIOException when the FXML is missing or wrong: a programming error
     */
    public static Parent load(Object controller) {
        Class<?> type = controller.getClass();
        FXMLLoader loader = new FXMLLoader(type.getResource(type.getSimpleName() + ".fxml"), Texts.bundle());
        loader.setControllerFactory(wanted -> {
            if (wanted != type) {
                throw new IllegalStateException(wanted + " is not the controller given");
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
