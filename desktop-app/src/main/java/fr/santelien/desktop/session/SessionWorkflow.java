package fr.santelien.desktop.session;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.draft.DeskCodec;
import fr.santelien.desktop.session.Stage.OpenSession;
import fr.santelien.desktop.task.Background;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is at the poste: nobody, one holder at work, or one whose screens are hidden. The card rules: pulled, the session
 * ends; put back, its holder comes back where she was; another card, another session. Used on the FX thread.
 */
public final class SessionWorkflow {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWorkflow.class);

    private final Sessions sessions;
    private final Background background;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.NoSession());
    private final ReadOnlyBooleanWrapper codeNeeded = new ReadOnlyBooleanWrapper();

    public SessionWorkflow(Sessions sessions, Background background) {
        this.sessions = sessions;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Another program took the card over: what is open stays, nothing new is signed until the code is given again. */
    public ReadOnlyBooleanProperty codeNeeded() {
        return codeNeeded.getReadOnlyProperty();
    }

    /** Each new state of the card, before any screen learns it. */
    public void card(CardState state) {
        codeNeeded.set(state instanceof CardState.Open open && open.codeNeeded());
        switch (stage.get()) {
            case Stage.NoSession() -> {}
            case Stage.Working(OpenSession session) -> {
                if (!(state instanceof CardState.Open open && same(open.holder(), session))) {
                    end();
                }
            }
            case Stage.Locked(OpenSession session) -> {
                if (!stillIn(state, session)) {
                    end();
                }
            }
        }
    }

    /** A session was opened, or the hidden one was unlocked: then {@code work} is the same. */
    public void opened(CardState.Open card, Work work) {
        OpenSession session = stage.get() instanceof Stage.Locked(OpenSession hidden) && hidden.work() == work
                ? hidden
                : new OpenSession(card.holder(), card.reader(), work);
        stage.set(new Stage.Working(session));
    }

    /** F9 or inactivity: hides the screens and has the card ask its code again. */
    public void lock() {
        if (stage.get() instanceof Stage.Working(OpenSession session)) {
            stage.set(new Stage.Locked(session));
            sessions.card().lock();
        }
    }

    /** Puts away how the desk of this session is. Given to the one worker before the session ends, it is done before. */
    public void keep(OpenSession session, Desk desk) {
        background.run(
                () -> session.work().drafts().keep(desk.unsavedSince().orElse(null), DeskCodec.write(desk)), () -> {});
    }

    /** @param left gets how the user of this session left her desk, however that went */
    public void find(OpenSession session, Consumer<LeftDesk> left) {
        background.run(() -> LeftDesk.of(session.work().drafts().find()), left, failure -> {
            LOG.warn("a desk is not found again: {}", failure.getClass().getName());
            left.accept(new LeftDesk(Desk.FIRST, null));
        });
    }

    /** @param until gets the moment until which the next card can be added to this poste */
    public void enrolNextCard(Consumer<Instant> until) {
        background.run(sessions::enrolNextCard, until);
    }

    /** The poste ended the session by itself: it is closed already. */
    public void ended() {
        stage.set(new Stage.NoSession());
    }

    private void end() {
        stage.set(new Stage.NoSession());
        background.run(sessions::close, () -> {});
    }

    /** While the screens are hidden the card is reset, read and asked its code again: it has not left. */
    private static boolean stillIn(CardState state, OpenSession session) {
        return switch (state) {
            case CardState.Open open -> same(open.holder(), session);
            case CardState.AwaitingCode awaiting -> same(awaiting.holder(), session);
            case CardState.Verifying verifying -> same(verifying.holder(), session);
            case CardState.ReadingCard reading -> true;
            default -> false;
        };
    }

    private static boolean same(CardHolder holder, OpenSession session) {
        return holder.id().equals(session.holder().id())
                && holder.cardNumber().equals(session.holder().cardNumber());
    }
}
