package fr.santelien.desktop.testing;

import fr.santelien.desktop.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Draws screens on the headless toolkit, for tests that look at nodes and for people who look at pictures. */
public final class Pictures {

    private static boolean started;

    private Pictures() {}

    /** Starts the toolkit once a test run. */
    public static synchronized void startToolkit() {
        if (!started) {
            CountDownLatch ready = new CountDownLatch(1);
            Platform.startup(ready::countDown);
            Platform.setImplicitExit(false);
            await(ready);
            started = true;
        }
    }

    /** Runs on the FX thread and waits for the result. */
    public static <T> T onScreen(Supplier<T> work) {
        startToolkit();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Draws a screen in a window of the target size, to {@code target/screens/<name>.png}. */
    public static void draw(String name, Theme theme, Supplier<Parent> screen) {
        draw(name, theme, 1366, 768, screen);
    }

    /** The same in a window of another size. */
    public static void draw(String name, Theme theme, double width, double height, Supplier<Parent> screen) {
        WritableImage image = onScreen(() -> {
            theme.use();
            Scene scene = new Scene(screen.get(), width, height);
            Theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return snap(stage);
        });
        save(image, name);
    }

    /** What a window shows now; it is closed. */
    public static WritableImage snap(Stage stage) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        WritableImage image = stage.getScene().snapshot(null);
        stage.hide();
        return image;
    }

    public static void save(WritableImage image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Path folder = Files.createDirectories(Path.of("target", "screens"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
