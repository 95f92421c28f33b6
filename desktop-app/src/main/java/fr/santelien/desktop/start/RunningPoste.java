package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.contactpoint.ContactPointView;
import fr.santelien.desktop.help.HelpView;
import fr.santelien.desktop.membership.MembershipView;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.ppcs.PlanView;
import fr.santelien.desktop.ppcs.PlansView;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.synchronisation.SynchronisationView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.desktop.window.PosteWindow;
import fr.santelien.desktop.worklist.WorklistView;
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

    private final Poste poste;
    private final Background background;
    private final PosteWindow window;
    private boolean closed;

    private RunningPoste(PosteConfiguration configuration, Stage stage) {
        this.poste = new Poste(configuration, Cards.start(configuration.card()), clock);
        this.background = new Background(worker, Platform::runLater, this::failed);
        this.window = new PosteWindow(
                stage,
                poste,
                background,
                new Moments(clock),
                this::screen,
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
        worker.execute(poste::shutDown);
        worker.shutdown();
    }

    private void failed(Exception failure) {
        window.failed(failure);
    }

    private Screen screen(Destination destination, Work work, Navigator navigator) {
        return switch (destination) {
            case Destination.ContactPoint(String requestId) -> new ContactPointView(work, background, clock, requestId);
            case Destination.Worklists(String listId) -> new WorklistView(work, background, navigator, clock, listId);
            case Destination.Patients(String patientId) ->
                new PatientsView(work, background, navigator, clock, patientId);
            case Destination.Plans() -> new PlansView(work, background, navigator, clock);
            case Destination.Plan(String planId) -> new PlanView(work, background, navigator, clock, planId);
            case Destination.Help(String topic) -> new HelpView(navigator, topic);
            case Destination.Memberships() -> new MembershipView(work, background, clock);
            case Destination.Synchronisation() -> new SynchronisationView(work, background, clock, window.dialogs());
        };
    }
}
