package fr.santelien.desktop.start;

import fr.santelien.desktop.card.CardAdministration;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.desktop.window.PosteWindow;
import fr.santelien.smartcard.Cards;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;

/** A poste with its window. Opened and closed on the FX thread. */
public final class RunningPoste {

    private final Clock clock = Clock.systemDefaultZone();
    /** One thread: what was typed when the card goes is written before the file is closed. */
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("work").factory());

    /** Apart: a test of the card waits for the card, and what was typed must not wait for it. */
    private final ExecutorService cardWorker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("card-test").factory());

    private final Poste poste;
    private final CardAdministration card;
    private final Background background;
    private final PosteWindow window;
    private boolean closed;

    private RunningPoste(PosteConfiguration configuration, Stage stage) {
        this.poste = new Poste(configuration, Cards.start(configuration.card()), clock);
        this.background = new Background(
                worker, task -> Thread.ofVirtual().name("document").start(task), Platform::runLater, this::failed);
        Background cardWork = new Background(cardWorker, Platform::runLater, this::failed);
        this.card = new CardAdministration(poste.card(), configuration.card(), cardWork, clock);
        Screens screens = new Screens(
                background,
                clock,
                this::dialogs,
                card,
                poste::cardsOf,
                poste.recovery(),
                configuration.settings().leaver());
        this.window = new PosteWindow(
                stage,
                poste,
                background,
                new Moments(clock),
                screens,
                screens,
                new FxDelay(),
                configuration.settings().inactivity());
    }

    /** Shows the window; the card's side starts beside it. Closing the window ends the poste. */
    public static RunningPoste open(PosteConfiguration configuration, Stage stage) {
        Theme.ofDesktop().use();
        RunningPoste running = new RunningPoste(configuration, stage);
        stage.setOnHidden(event -> running.close());
        running.window.show();
        return running;
    }

    /** Hides the windows at once, then ends the session, the agent and the threads in the background. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        window.close();
        card.close();
        cardWorker.shutdownNow();
        worker.execute(poste::shutDown);
        worker.shutdown();
    }

    private Dialogs dialogs() {
        return window.dialogs();
    }

    private void failed(Exception failure) {
        window.failed(failure);
    }
}
