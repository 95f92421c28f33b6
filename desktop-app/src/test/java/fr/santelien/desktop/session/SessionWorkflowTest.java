package fr.santelien.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.session.Stage.Locked;
import fr.santelien.desktop.session.Stage.NoSession;
import fr.santelien.desktop.session.Stage.OpenSession;
import fr.santelien.desktop.session.Stage.Working;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.smartcard.CardState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionWorkflowTest {

    private static final Destination PLAN = new Destination.Plan("plan-1");

    @RegisterExtension
    final RealWork real = new RealWork();

    /** The same data, opened once more. */
    @RegisterExtension
    final RealWork anew = new RealWork();

    private final FakeSessions sessions = new FakeSessions();
    private final SessionWorkflow workflow = new SessionWorkflow(sessions, Steps.atOnce());
    private final Work work = real.work;

    @Test
    void aSessionOpened_startsAtTheContactPoint() {
        OpenSession session = open(work);
        assertThat(workflow.place(session)).isEqualTo(new Destination.ContactPoint(null));
    }

    @Test
    void aCardPulled_endsTheSession() {
        open(work);
        workflow.card(new CardState.Removed(FakeCard.SOPHIE));
        assertThat(workflow.stage().get()).isInstanceOf(NoSession.class);
        assertThat(sessions.closed).isEqualTo(1);
    }

    @Test
    void theSameCardBack_comesBackWhereItWas() {
        workflow.wentTo(open(work), PLAN);
        workflow.card(new CardState.Removed(FakeCard.SOPHIE));
        workflow.card(new CardState.NoCard(List.of()));
        assertThat(workflow.place(open(anew.work))).isEqualTo(PLAN);
    }

    @Test
    void anotherCard_startsItsOwnSession() {
        workflow.wentTo(open(work), PLAN);
        workflow.card(new CardState.Removed(FakeCard.SOPHIE));
        workflow.opened(FakeCard.open(FakeCard.NATHALIE), work);
        assertThat(workflow.place(working())).isEqualTo(new Destination.ContactPoint(null));
    }

    @Test
    void lock_hidesAndAsksTheCodeAgainWithoutClosing() {
        OpenSession session = open(work);
        workflow.lock();
        assertThat(workflow.stage().get()).isEqualTo(new Locked(session));
        assertThat(sessions.card.locks).isEqualTo(1);
        workflow.card(new CardState.ReadingCard(FakeCard.READER));
        workflow.card(FakeCard.awaiting(FakeCard.SOPHIE, 2, true));
        workflow.card(new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.KEYBOARD));
        assertThat(workflow.stage().get()).isEqualTo(new Locked(session));
        assertThat(sessions.closed).isZero();
    }

    @Test
    void unlock_isTheSameSession() {
        OpenSession session = open(work);
        workflow.lock();
        workflow.opened(FakeCard.open(FakeCard.SOPHIE), work);
        assertThat(working()).isSameAs(session);
    }

    @Test
    void unlockOnDataOpenedAnew_isANewSession() {
        OpenSession session = open(work);
        workflow.lock();
        workflow.opened(FakeCard.open(FakeCard.SOPHIE), anew.work);
        assertThat(working()).isNotSameAs(session);
    }

    @Test
    void aCardPulledOrBlockedBehindTheLock_endsTheSession() {
        open(work);
        workflow.lock();
        workflow.card(new CardState.CodeBlocked(FakeCard.SOPHIE));
        assertThat(workflow.stage().get()).isInstanceOf(NoSession.class);
    }

    @Test
    void anotherCardBehindTheLock_endsTheSession() {
        open(work);
        workflow.lock();
        workflow.card(FakeCard.awaiting(FakeCard.NATHALIE, 3, false));
        assertThat(workflow.stage().get()).isInstanceOf(NoSession.class);
        assertThat(sessions.closed).isEqualTo(1);
    }

    @Test
    void lockWithoutASession_doesNothing() {
        workflow.lock();
        assertThat(workflow.stage().get()).isInstanceOf(NoSession.class);
        assertThat(sessions.card.locks).isZero();
    }

    private OpenSession open(Work opened) {
        workflow.opened(FakeCard.open(FakeCard.SOPHIE), opened);
        return working();
    }

    private OpenSession working() {
        return ((Working) workflow.stage().get()).session();
    }
}
