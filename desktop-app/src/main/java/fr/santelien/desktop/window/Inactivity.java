package fr.santelien.desktop.window;

import java.time.Duration;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Runs an action once neither key nor mouse was used for a while. */
final class Inactivity {

    private final PauseTransition pause;
    private boolean started;

    Inactivity(Duration idle, Runnable action) {
        pause = new PauseTransition(javafx.util.Duration.millis(idle.toMillis()));
        pause.setOnFinished(finished -> action.run());
    }

    void watch(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, used -> {
            if (started) {
                pause.playFromStart();
            }
        });
    }

    void start() {
        started = true;
        pause.playFromStart();
    }

    void stop() {
        started = false;
        pause.stop();
    }
}
