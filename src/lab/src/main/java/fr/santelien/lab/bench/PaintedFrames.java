package fr.santelien.lab.bench;

import com.sun.javafx.perf.PerformanceTracker;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a scene, each told once it is painted. Nothing public of JavaFX tells it: the next pulse begins while the
 * frame before is still being painted by another thread. Used on the FX thread.
 */
final class PaintedFrames {

    /** Changed with what is awaited, so that there is a frame even where nothing else is to be painted. */
    private final Rectangle pixel = new Rectangle(1, 1, Color.BLACK);

    /** The toolkit holds its listeners weakly. */
    private final TKPulseListener listener = this::pulse;

    private final Scene scene;
    private @Nullable CompletableFuture<Long> awaited;

    PaintedFrames(Parent root, double width, double height) {
        StackPane.setAlignment(pixel, Pos.BOTTOM_RIGHT);
        scene = new Scene(new StackPane(root, pixel), width, height);
        Toolkit.getToolkit().addPostSceneTkPulseListener(listener);
    }

    Scene scene() {
        return scene;
    }

    /** @param painted gets {@link System#nanoTime()} of the moment when what the scene shows now is painted */
    void next(CompletableFuture<Long> painted) {
        awaited = painted;
        pixel.setFill(pixel.getFill().equals(Color.BLACK) ? Color.WHITE : Color.BLACK);
        Platform.requestNextPulse();
    }

    /** The frame before is painted, the one with what was awaited is not yet begun: what ends next is this one. */
    private void pulse() {
        CompletableFuture<Long> painted = awaited;
        if (painted != null) {
            awaited = null;
            PerformanceTracker frames = PerformanceTracker.getSceneTracker(scene);
            frames.setOnRenderedFrameTask(() -> {
                frames.setOnRenderedFrameTask(null);
                painted.complete(System.nanoTime());
            });
        }
    }
}
