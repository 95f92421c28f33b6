package fr.santelien.desktop.screen;

/** Opens screens. Called on the FX thread. */
public interface Navigator {
    void open(Destination destination);

    /** Leaves the help for the screen it covers; nothing happens elsewhere. */
    default void back() {}
}
