package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.draft.Desk.Kept;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Shows one screen at a time: the previous one is closed before the next one is made, and what was not saved on it is
 * put back when one returns to it. The help only covers the open screen, so that one comes back to what was being typed.
 */
final class ScreenNavigator implements Navigator {

    private final ScreenFactory screens;
    private final Work work;
    private final Pane place;
    private final Consumer<Destination> opened;
    private final KeptEntries entries;
    private final CaretFinder carets;
    private final ReadOnlyObjectWrapper<@Nullable Instant> resumed = new ReadOnlyObjectWrapper<>();
    private @Nullable Screen screen;
    private @Nullable Destination destination;
    private @Nullable Screen help;

    /** Where the keyboard was in the covered screen. */
    private @Nullable Node focused;

    ScreenNavigator(ScreenFactory screens, Work work, Pane place, Consumer<Destination> opened, Supplier<Instant> now) {
        this.screens = screens;
        this.work = work;
        this.place = place;
        this.opened = opened;
        this.entries = new KeptEntries(now);
        this.carets = new CaretFinder(place);
    }

    @Override
    public void open(Destination wanted) {
        carets.giveUp();
        boolean covered = closeHelp();
        if (wanted instanceof Destination.Help) {
            cover(wanted, covered);
        } else if (screen != null && wanted.equals(destination)) {
            if (covered) {
                place.getChildren().setAll(screen.root());
            }
            screen.refresh();
        } else {
            leave();
            show(wanted);
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

    /** Opens the screens as a desk was left. */
    void resume(Desk desk) {
        entries.putBack(desk.entries());
        open(desk.open());
        focus(desk);
    }

    /** Puts the keyboard where it was on the open screen. */
    void focus(@Nullable Desk desk) {
        if (desk != null && desk.caret() != null) {
            carets.find(desk.caret());
        }
    }

    /** How the desk is now; null before a screen was opened. */
    @Nullable
    Desk desk() {
        if (screen == null || destination == null) {
            return null;
        }
        Node owner = place.getScene() == null ? null : place.getScene().getFocusOwner();
        return new Desk(
                destination,
                CaretFinder.note(helping() ? focused : owner, screen.root()),
                entries.with(destination, screen.entry()));
    }

    /** Since when something typed earlier and put back on the open screen is kept; null when there is nothing such. */
    ReadOnlyObjectProperty<@Nullable Instant> resumed() {
        return resumed.getReadOnlyProperty();
    }

    /** Forgets what was put back on the open screen, which is made anew. */
    void drop() {
        Destination open = destination;
        if (open != null) {
            closeScreen(Screen::close);
            entries.drop(open);
            show(open);
            focusFirst();
        }
    }

    /** Once everything that was put back has been saved, nothing more is said of it. */
    void forgetSaved() {
        if (resumed.get() != null && screen != null && !screen.entry().unsaved()) {
            resumed.set(null);
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

    private void show(Destination wanted) {
        Screen next = screens.make(wanted, work, this);
        screen = next;
        destination = wanted;
        place.getChildren().setAll(next.root());
        Kept kept = entries.of(wanted);
        if (kept != null) {
            next.resume(kept.entry());
        }
        resumed.set(kept != null && kept.entry().unsaved() ? kept.since() : null);
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

    /** The session ends: nothing is finished for the user. */
    void close() {
        carets.giveUp();
        closeHelp();
        closeScreen(Screen::interrupt);
    }

    private void leave() {
        if (screen != null && destination != null) {
            entries.left(destination, screen.entry());
            closeScreen(Screen::close);
        }
    }

    private void closeScreen(Consumer<Screen> how) {
        Screen left = screen;
        if (left != null) {
            how.accept(left);
            screen = null;
            destination = null;
            focused = null;
            resumed.set(null);
            place.getChildren().clear();
            emptyTables(left.root());
        }
    }

    /** A screen that is no longer shown holds no row of a patient, however long the toolkit keeps it. */
    private static void emptyTables(Node root) {
        for (Node node : root.lookupAll(".table-view")) {
            if (node instanceof TableView<?> table) {
                empty(table);
            }
        }
    }

    private static <S> void empty(TableView<S> table) {
        table.setItems(FXCollections.observableArrayList());
    }

    /** A screen may name where the keyboard starts with the style class {@code initial-focus}. */
    private void focusFirst() {
        Node first = place.lookup(".initial-focus");
        if (first != null) {
            first.requestFocus();
        }
    }
}
