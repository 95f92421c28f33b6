package fr.santelien.desktop.theme;

/** How JavaFX paints. */
public final class Painting {

    private Painting() {}

    /**
     * To be called before the toolkit starts. Backgrounds of two colours are painted as they are, instead of being kept as
     * pictures that are stretched in place: without a graphics card (remote desktops, virtual machines) stretching took
     * two thirds of the time of a frame.
     */
    public static void beforeToolkit() {
        System.setProperty("prism.disableRegionCaching", "true");
    }
}
