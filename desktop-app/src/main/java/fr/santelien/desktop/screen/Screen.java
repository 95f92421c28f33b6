package fr.santelien.desktop.screen;

import javafx.scene.Parent;

/** One opened screen. Made lazily, closed when the navigator leaves it. */
public interface Screen {

    /** The root node, ready to be put in place of the previous screen. */
    Parent root();

    /** Re-reads what may have changed; called on the FX thread, reads in the background. */
    void refresh();

    /** Where the user is on it and what she has typed and not saved; asked before it is left. */
    default Entry entry() {
        return Entry.NONE;
    }

    /** Puts back what {@link #entry} gave, here or on a screen of the same destination; called once it is made. */
    default void resume(Entry entry) {}

    /**
     * The session ends under the screen: as {@link #close}, but nothing is finished for a user who may come back to it.
     * What must not wait for the screen's thread is handed to the workers.
     */
    default void interrupt() {
        close();
    }

    /** The screen is left: subscriptions end, answers under way no longer count. */
    default void close() {}
}
