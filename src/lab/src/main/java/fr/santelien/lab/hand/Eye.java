package fr.santelien.lab.hand;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;

/** What a person sees of a scene: texts and pictures. On the FX thread, except {@link #save}. */
final class Eye {

    /** Whether the node is shown: visible with its parents, not transparent, inside its scene or a turn of the wheel away. */
    boolean sees(Node node) {
        boolean scrolls = false;
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.getOpacity() < 0.05) {
                return false;
            }
            scrolls |= at instanceof ScrollPane;
        }
        Scene scene = node.getScene();
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > 0
                && bounds.getHeight() > 0
                && (scrolls
                        || bounds.getMaxX() > 0
                                && bounds.getMaxY() > 0
                                && bounds.getMinX() < scene.getWidth()
                                && bounds.getMinY() < scene.getHeight());
    }

    String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
            case TextInputControl input -> input.getText() == null ? "" : input.getText();
            case Text text -> text.getText() == null ? "" : text.getText();
            default -> "";
        };
    }

    List<String> texts(Node root) {
        return Hand.walk(root)
                .filter(this::sees)
                .map(this::textOf)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /** The scene as it is painted, at full size. */
    static WritableImage picture(Scene scene) {
        return scene.snapshot(null);
    }

    static void save(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
