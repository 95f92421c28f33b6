package fr.santelien.desktop.shell;

import fr.santelien.desktop.draft.Desk.Caret;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Puts the keyboard back in the field it was in. The field may come a little later, when its record has been read: it is
 * looked for after each layout, until it is there or the user does something herself.
 */
final class CaretFinder {

    private final Pane place;
    private final Runnable look = this::look;
    private final EventHandler<InputEvent> used = event -> giveUp();
    private @Nullable Caret wanted;
    private @Nullable Scene watched;

    CaretFinder(Pane place) {
        this.place = place;
    }

    /** Where the keyboard is on this screen, null when it is elsewhere or in a node without a name. */
    static @Nullable Caret note(@Nullable Node focused, Node screen) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node == screen) {
                return null;
            }
            String id = node.getId();
            if (id != null) {
                int position = focused instanceof TextInputControl input ? input.getCaretPosition() : 0;
                return inside(node, screen) ? new Caret(id, position) : null;
            }
        }
        return null;
    }

    void find(Caret caret) {
        giveUp();
        wanted = caret;
        Scene scene = place.getScene();
        if (scene != null && !look()) {
            watched = scene;
            scene.addPostLayoutPulseListener(look);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, used);
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, used);
        }
    }

    void giveUp() {
        wanted = null;
        Scene scene = watched;
        if (scene != null) {
            watched = null;
            scene.removePostLayoutPulseListener(look);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, used);
            scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, used);
        }
    }

    /** @return true when there is nothing more to look for */
    private boolean look() {
        Caret caret = wanted;
        Node found = caret == null ? null : place.lookup("#" + caret.field());
        if (caret == null || found == null || !ready(found, caret)) {
            return caret == null;
        }
        giveUp();
        found.requestFocus();
        if (found instanceof TextInputControl input) {
            input.positionCaret(Math.min(caret.position(), input.getLength()));
        }
        return true;
    }

    /** In sight, and with the text that the caret was in. */
    private static boolean ready(Node node, Caret caret) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.isDisabled()) {
                return false;
            }
        }
        return !(node instanceof TextInputControl input) || input.getLength() >= caret.position();
    }

    private static boolean inside(Node node, Node screen) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == screen) {
                return true;
            }
        }
        return false;
    }
}
