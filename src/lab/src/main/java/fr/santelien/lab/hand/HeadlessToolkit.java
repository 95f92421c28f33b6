package fr.santelien.lab.hand;

import fr.santelien.desktop.theme.Painting;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Window;

/** JavaFX without a display, once a JVM. */
public final class HeadlessToolkit {

    private static boolean started;

    private HeadlessToolkit() {}

    /** Starts the toolkit; later calls do nothing. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch ready = new CountDownLatch(1);
        Painting.beforeToolkit();
        Platform.startup(ready::countDown);
        Platform.setImplicitExit(false);
        try {
            if (!ready.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the toolkit did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        started = true;
    }

    /** Ends the toolkit; every window is hidden first, since a pop-up still open crashes it on Linux. */
    public static void stop() {
        Hand.onFx(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return true;
        });
        Platform.exit();
    }
}
