package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Shows one screen at a time: the previous one is closed before the next one is made. */
final class ScreenNavigator implements Navigator {

    private final ScreenFactory screens;
    private final Work work;
    private final Pane place;
    private final Consumer<Destination> opened;
    private @Nullable Screen screen;
    private @Nullable Destination destination;

    ScreenNavigator(ScreenFactory screens, Work work, Pane place, Consumer<Destination> opened) {
        this.screens = screens;
        this.work = work;
        this.place = place;
        this.opened = opened;
    }

    @Override
    public void open(Destination wanted) {
        if (screen != null && wanted.equals(destination)) {
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

    void refresh() {
        if (screen != null) {
            screen.refresh();
        }
    }

    void close() {
        if (screen != null) {
            screen.close();
            screen = null;
            destination = null;
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
