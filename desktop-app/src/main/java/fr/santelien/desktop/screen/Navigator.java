package fr.santelien.desktop.screen;

/** Opens screens. Called on the FX thread. */
public interface Navigator {
    void open(Destination destination);
}
