package fr.santelien.desktop.window;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javafx.beans.value.ChangeListener;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a user copied from the poste leaves the clipboard with her session; what another program put there stays. The
 * clipboard does not say who filled it: what changed while the poste had the keyboard is ours. Only digests are kept,
 * since anything may be on a clipboard.
 */
final class CopiedText {

    private final Window window;
    private final ChangeListener<Boolean> focus = (observed, before, focused) -> focused(focused);
    private byte[] outside = {};
    private byte @Nullable [] ours;
    private boolean watching;

    CopiedText(Window window) {
        this.window = window;
    }

    /** A session begins. */
    void start() {
        if (!watching) {
            watching = true;
            ours = null;
            outside = digest();
            window.focusedProperty().addListener(focus);
        }
    }

    /** It ends: what was copied during it is taken off the clipboard. */
    void end() {
        if (watching) {
            watching = false;
            window.focusedProperty().removeListener(focus);
            if (window.isFocused()) {
                note();
            }
            if (ours != null && Arrays.equals(ours, digest())) {
                Clipboard.getSystemClipboard().clear();
            }
            ours = null;
        }
    }

    private void focused(boolean now) {
        if (now) {
            outside = digest();
        } else {
            note();
        }
    }

    private void note() {
        byte[] content = digest();
        if (!Arrays.equals(content, outside)) {
            ours = content;
        }
    }

    private static byte[] digest() {
        String text = Clipboard.getSystemClipboard().getString();
        try {
            return text == null
                    ? new byte[0]
                    : MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
