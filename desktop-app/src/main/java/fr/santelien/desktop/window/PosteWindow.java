package fr.santelien.desktop.window;

import fr.santelien.coordination.access.User;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.dialog.FailureReport;
import fr.santelien.desktop.dialog.FxDialogs;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.login.LoginPage.LockedSession;
import fr.santelien.desktop.login.LoginViewModel;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.session.LeftDesk;
import fr.santelien.desktop.session.SessionWorkflow;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.desktop.session.Stage.Locked;
import fr.santelien.desktop.session.Stage.NoSession;
import fr.santelien.desktop.session.Stage.OpenSession;
import fr.santelien.desktop.session.Stage.Working;
import fr.santelien.desktop.shell.ScreenFactory;
import fr.santelien.desktop.shell.ShellOwner;
import fr.santelien.desktop.shell.ShellView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.theme.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window of the poste. Shows one thing at a time: the login screen, the frame of a session, or the lock screen in
 * its place, so that nothing of a patient is in the scene while it is hidden. Used on the FX thread.
 */
public final class PosteWindow {

    private static final Logger LOG = LoggerFactory.getLogger(PosteWindow.class);

    private final Stage stage;
    private final Sessions sessions;
    private final Background background;
    private final Moments moments;
    private final ScreenFactory screens;
    private final Dialogs dialogs;
    private final SessionWorkflow session;
    private final LoginViewModel login;
    private final Entrance entrance;
    private final StackPane place = new StackPane();
    private final Inactivity inactivity;
    private final CopiedText copied;
    private final Delay delay;
    private final Leaving leaving;
    private final Runnable stopListening;
    private final Runnable stopEndings;
    private @Nullable ShellView shell;
    private @Nullable OpenSession shown;

    /** How the hidden or ending session's desk was when its screens left the scene. */
    private @Nullable Desk parked;

    /**
     * @param stage the primary one, not yet shown
     * @param withoutSession makes the help and « Carte et lecteur » over the login screen
     * @param delay measures every pause of the window and its screens' frame
     * @param idle how long without a key or the mouse before the screens are hidden
     */
    public PosteWindow(
            Stage stage,
            Sessions sessions,
            Background background,
            Moments moments,
            ScreenFactory screens,
            EntranceScreens withoutSession,
            Delay delay,
            Duration idle) {
        this.stage = stage;
        this.sessions = sessions;
        this.background = background;
        this.moments = moments;
        this.screens = screens;
        this.delay = delay;
        this.dialogs = new FxDialogs(stage);
        this.session = new SessionWorkflow(sessions, background);
        this.login = new LoginViewModel(sessions, background, delay, session::opened);
        this.entrance = new Entrance(place, withoutSession, login, dialogs, moments);
        this.copied = new CopiedText(stage);
        this.leaving = new Leaving(stage, background, this::finishTyping);
        this.inactivity = new Inactivity(delay, idle, session::lock);
        this.stopListening = sessions.card()
                .onChange(state -> background.onScreen(() -> {
                    session.card(state);
                    login.show(state);
                }));
        this.stopEndings = sessions.onEnd(said -> background.onScreen(() -> {
            session.ended();
            login.ended(said);
        }));
        login.show(sessions.card().state());
        session.stage().subscribe(this::follow);
        session.codeNeeded().addListener((observed, before, needed) -> showCodeNeeded());
    }

    public void show() {
        Scene scene = new Scene(place, 1366, 768);
        Theme.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        stage.setScene(scene);
        stage.setTitle(Texts.get("application.name"));
        stage.setMinWidth(1100);
        stage.setMinHeight(700);
        stage.setOnCloseRequest(asked -> {
            asked.consume();
            leaving.ask(session.stage().get());
        });
        stage.show();
        entrance.focus();
    }

    /** For notices and questions of the screens. */
    public Dialogs dialogs() {
        return dialogs;
    }

    /** A work in the background failed in a way nobody foresaw. Without a session it only was too late: logged. */
    public void failed(Exception failure) {
        if (session.stage().get() instanceof NoSession) {
            LOG.warn("work given up with the session: {}", FailureReport.of(failure));
        } else {
            dialogs.unexpected(failure);
        }
    }

    /** Hides every window, so that the toolkit can leave: a pop-up still open crashes it on Linux. */
    public void close() {
        stopListening.run();
        stopEndings.run();
        inactivity.stop();
        dropShell();
        entrance.leave();
        copied.end();
        dialogs.dismissAll();
        stage.hide();
    }

    private void follow(fr.santelien.desktop.session.Stage now) {
        switch (now) {
            case NoSession() -> {
                dropShell();
                copied.end();
                hideScreens();
                login.lock(null);
            }
            case Working(OpenSession open) -> {
                login.lock(null);
                login.enrolUntil(null, Duration.ZERO);
                entrance.leave();
                copied.start();
                showShell(open);
                inactivity.start();
            }
            case Locked(OpenSession open) -> {
                park();
                hideScreens();
                login.lock(locked(open, shell == null ? -1 : shell.requests().getValue()));
            }
        }
    }

    private void hideScreens() {
        inactivity.stop();
        dialogs.dismissAll();
        entrance.show();
    }

    private void showShell(OpenSession open) {
        ShellView current = shell;
        if (current == null || shown != open) {
            dropShell();
            current = new ShellView(open.work(), new Owner(open), screens, background, delay, moments);
            current.requests().subscribe(requests -> countRequests(open, requests));
            shell = current;
            shown = open;
            showCodeNeeded();
            place.getChildren().setAll(current.root());
            ShellView made = current;
            session.find(open, left -> comeBack(made, left));
        } else {
            place.getChildren().setAll(current.root());
            current.shownAgain(parked);
        }
        parked = null;
    }

    private void showCodeNeeded() {
        if (shell != null) {
            shell.cardAsksCode(session.codeNeeded().get());
        }
    }

    private void comeBack(ShellView made, LeftDesk left) {
        if (shell == made) {
            made.resume(left.desk());
            Instant lost = left.lostSince();
            if (lost != null) {
                dialogs.notice(Texts.get("window.draftLost", moments.step(lost)));
            }
        }
    }

    /** Before the screens leave the scene: where the keyboard is can be told only now. */
    private void park() {
        if (shell != null && shown != null) {
            parked = shell.desk();
            if (parked != null) {
                session.keep(shown, parked);
            }
        }
    }

    /** The section being typed is left for a screen where nothing is: what was typed may leave. */
    private void finishTyping() {
        if (shell != null) {
            shell.open(new Destination.Synchronisation());
        }
    }

    private void dropShell() {
        if (shell != null) {
            if (parked == null) {
                park();
            }
            parked = null;
            shell.close();
            shell = null;
            shown = null;
        }
    }

    private void countRequests(OpenSession open, int requests) {
        if (session.stage().get() instanceof Locked(OpenSession hidden) && hidden == open) {
            login.lock(locked(open, requests));
        }
    }

    private static LockedSession locked(OpenSession open, int requests) {
        User user = open.work().user();
        return new LockedSession(open.holder(), user.display(), user.structureId(), requests);
    }

    private void press(KeyEvent key) {
        boolean working = session.stage().get() instanceof Working;
        if (working ? shell != null && shell.handles(key) : entrance.handles(key)) {
            key.consume();
        }
    }

    private void addCard() {
        if (dialogs.confirm(
                Texts.get("window.addCard.title"), Texts.get("window.addCard.text"), Texts.get("window.addCard.go"))) {
            session.enrolNextCard(until -> {
                login.enrolUntil(until, Duration.between(moments.now(), until));
                dialogs.notice(Texts.get("login.enrol", moments.second(until)));
            });
        }
    }

    /** The session as its frame sees it. */
    private final class Owner implements ShellOwner {
        private final OpenSession open;

        Owner(OpenSession open) {
            this.open = open;
        }

        @Override
        public String finess() {
            String structure = open.work().user().structureId();
            return sessions.knownStructures(open.holder()).stream()
                    .filter(known -> known.id().equals(structure))
                    .map(Sessions.KnownStructure::finess)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String reader() {
            return open.reader();
        }

        @Override
        public String cardType() {
            return open.holder().type().name();
        }

        @Override
        public LocalDate cardLastDay() {
            return open.holder().notAfter();
        }

        @Override
        public void lock() {
            session.lock();
        }

        @Override
        public void addCard() {
            PosteWindow.this.addCard();
        }

        @Override
        public void keep(Desk desk) {
            session.keep(open, desk);
        }
    }
}
