package fr.santelien.desktop.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** A node that is there or not: when it is hidden it takes no room. */
public final class Shown {

    private Shown() {}

    public static void when(boolean shown, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    public static void when(ObservableValue<Boolean> shown, Node node) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** A label that is there when it has something to say. */
    public static void text(Label label, String text) {
        label.setText(text);
        when(!text.isEmpty(), label);
    }
}
