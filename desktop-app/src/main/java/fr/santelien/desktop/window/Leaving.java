package fr.santelien.desktop.window;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.Stage.Locked;
import fr.santelien.desktop.session.Stage.NoSession;
import fr.santelien.desktop.session.Stage.Working;
import fr.santelien.desktop.synchronisation.SendThenClose;
import fr.santelien.desktop.synchronisation.SendThenCloseDialog;
import fr.santelien.desktop.task.Background;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window is asked to close: what waits is sent first, unless its user will not wait. */
final class Leaving {

    private final Stage window;
    private final Background background;
    private final Runnable finishTyping;
    private @Nullable SendThenCloseDialog shown;

    /** @param finishTyping leaves the section being typed, while the screens are in sight */
    Leaving(Stage window, Background background, Runnable finishTyping) {
        this.window = window;
        this.background = background;
        this.finishTyping = finishTyping;
    }

    void ask(fr.santelien.desktop.session.Stage session) {
        if (shown != null && shown.isShowing()) {
            return;
        }
        switch (session) {
            case NoSession() -> window.hide();
            case Working(var open) -> send(open.work(), finishTyping);
            // Nobody is known to be there: what is being typed stays as it is.
            case Locked(var open) -> send(open.work(), () -> {});
        }
    }

    private void send(Work work, Runnable typing) {
        shown = new SendThenCloseDialog(window, new SendThenClose(work, background, typing), window::hide);
        shown.start();
    }
}
