package fr.santelien.desktop.screen;

import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import javafx.animation.PauseTransition;

/** Pauses on the FX thread. */
public final class FxDelay implements Delay {

    @Override
    public Runnable after(Duration pause, Runnable action) {
        PauseTransition transition = new PauseTransition(javafx.util.Duration.millis(pause.toMillis()));
        transition.setOnFinished(done -> action.run());
        transition.play();
        return transition::stop;
    }
}
