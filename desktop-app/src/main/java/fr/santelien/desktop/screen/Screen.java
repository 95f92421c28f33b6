package fr.santelien.desktop.screen;

import javafx.scene.Parent;

/** One opened screen. Made lazily, closed when the navigator leaves it. */
public interface Screen {

    /** The root node, ready to be put in place of the previous screen. */
    Parent root();

    /** Re-reads what may have changed; called on the FX thread, reads in the background. */
    void refresh();

    /** The screen is left: subscriptions end, what is being typed has been saved. */
    default void close() {}
}
