package fr.santelien.desktop.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

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
}
