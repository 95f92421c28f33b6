package fr.santelien.desktop.session;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.session.Stage.OpenSession;
import fr.santelien.desktop.task.Background;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Who is at the poste: nobody, one holder at work, or one whose screens are hidden. The card rules: pulled, the session
 * ends; put back, its holder comes back where she was; another card, another session. Used on the FX thread.
 */
public final class SessionWorkflow {

    private static final Destination FIRST = new Destination.ContactPoint(null);

    private final Sessions sessions;
    private final Background background;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.NoSession());

    /** Where each holder was in each structure; ids only. */
    private final Map<String, Destination> places = new HashMap<>();

    public SessionWorkflow(Sessions sessions, Background background) {
        this.sessions = sessions;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Each new state of the card, before any screen learns it. */
    public void card(CardState state) {
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

    /** Where the user of this session was last, the contact point the first time. */
    public Destination place(OpenSession session) {
        return places.getOrDefault(key(session), FIRST);
    }

    public void wentTo(OpenSession session, Destination destination) {
        places.put(key(session), destination);
    }

    /** @param until gets the moment until which the next card can be added to this poste */
    public void enrolNextCard(Consumer<Instant> until) {
        background.run(sessions::enrolNextCard, until);
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

    private static String key(OpenSession session) {
        return session.holder().id() + "@" + session.work().user().structureId();
    }
}
