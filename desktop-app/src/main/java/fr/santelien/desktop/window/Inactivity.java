package fr.santelien.desktop.window;

import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Runs an action once neither key nor mouse was used for a while in any window of the poste: a dialog counts too. */
final class Inactivity {

    /** What the toolkit tells when the screen changes under a mouse that lies still. */
    private static final Set<EventType<?>> NOT_THE_USER = Set.of(
            MouseEvent.MOUSE_ENTERED,
            MouseEvent.MOUSE_ENTERED_TARGET,
            MouseEvent.MOUSE_EXITED,
            MouseEvent.MOUSE_EXITED_TARGET);

    private final Delay delay;
    private final Duration idle;
    private final Runnable action;
    private final EventHandler<InputEvent> used = this::used;
    private final ListChangeListener<Window> windows = this::follow;
    private long lastUse;
    private @Nullable Runnable giveUp;

    Inactivity(Delay delay, Duration idle, Runnable action) {
        this.delay = delay;
        this.idle = idle;
        this.action = action;
    }

    void start() {
        stop();
        lastUse = delay.nanoTime();
        List.copyOf(Window.getWindows()).forEach(window -> window.addEventFilter(InputEvent.ANY, used));
        Window.getWindows().addListener(windows);
        waitFor(idle);
    }

    void stop() {
        if (giveUp != null) {
            giveUp.run();
            giveUp = null;
            Window.getWindows().removeListener(windows);
            List.copyOf(Window.getWindows()).forEach(window -> window.removeEventFilter(InputEvent.ANY, used));
        }
    }

    private void follow(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(window -> window.addEventFilter(InputEvent.ANY, used));
            change.getRemoved().forEach(window -> window.removeEventFilter(InputEvent.ANY, used));
        }
    }

    private void used(InputEvent event) {
        if (!NOT_THE_USER.contains(event.getEventType())) {
            lastUse = delay.nanoTime();
        }
    }

    /** One pause at a time: a mouse that moves tells a hundred times a second. */
    private void waitFor(Duration pause) {
        giveUp = delay.after(pause, this::look);
    }

    private void look() {
        Duration left = idle.minusNanos(delay.nanoTime() - lastUse);
        if (left.isPositive()) {
            waitFor(left);
        } else {
            stop();
            action.run();
        }
    }
}
