package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Shows one screen at a time: the previous one is closed before the next one is made. The help only covers the open
 * screen, so that one comes back to what was being typed.
 */
final class ScreenNavigator implements Navigator {

    private final ScreenFactory screens;
    private final Work work;
    private final Pane place;
    private final Consumer<Destination> opened;
    private @Nullable Screen screen;
    private @Nullable Destination destination;
    private @Nullable Screen help;

    /** Where the keyboard was in the covered screen. */
    private @Nullable Node focused;

    ScreenNavigator(ScreenFactory screens, Work work, Pane place, Consumer<Destination> opened) {
        this.screens = screens;
        this.work = work;
        this.place = place;
        this.opened = opened;
    }

    @Override
    public void open(Destination wanted) {
        boolean covered = closeHelp();
        if (wanted instanceof Destination.Help) {
            cover(wanted, covered);
        } else if (screen != null && wanted.equals(destination)) {
            if (covered) {
                place.getChildren().setAll(screen.root());
            }
            screen.refresh();
        } else {
            close();
            Screen next = screens.make(wanted, work, this);
            screen = next;
            destination = wanted;
            place.getChildren().setAll(next.root());
        }
        opened.accept(wanted);
        focusFirst();
    }

    @Override
    public void back() {
        if (helping() && destination != null) {
            Node typing = focused;
            open(destination);
            if (typing != null) {
                typing.requestFocus();
            }
        }
    }

    boolean helping() {
        return help != null;
    }

    /** The open screen, covered or not; null before the first one. */
    @Nullable
    Destination screen() {
        return destination;
    }

    private void cover(Destination wanted, boolean covered) {
        if (!covered) {
            focused = place.getScene() == null ? null : place.getScene().getFocusOwner();
        }
        Screen made = screens.make(wanted, work, this);
        help = made;
        place.getChildren().setAll(made.root());
    }

    private boolean closeHelp() {
        if (help == null) {
            return false;
        }
        help.close();
        help = null;
        return true;
    }

    void refresh() {
        if (screen != null) {
            screen.refresh();
        }
    }

    void close() {
        closeHelp();
        if (screen != null) {
            screen.close();
            screen = null;
            destination = null;
            focused = null;
            place.getChildren().clear();
        }
    }

    /** A screen may name where the keyboard starts with the style class {@code initial-focus}. */
    private void focusFirst() {
        Node first = place.lookup(".initial-focus");
        if (first != null) {
            first.requestFocus();
        }
    }
}
