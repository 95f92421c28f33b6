package fr.santelien.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.session.Stage.Locked;
import fr.santelien.desktop.session.Stage.NoSession;
import fr.santelien.desktop.session.Stage.OpenSession;
import fr.santelien.desktop.session.Stage.Working;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.smartcard.CardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionWorkflowTest {

    private static final Desk TYPING = new Desk(
            new Destination.Plan("plan-1"),
            new Desk.Caret("attentes-projet", 12),
            Map.of(
                    "plan/plan-1",
                    new Desk.Kept(
                            new Entry(Map.of("section", "attentes"), Map.of("sante-date", "12/0")), RealWork.NOW)));

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
        open(work);
        assertThat(found()).isEqualTo(new LeftDesk(Desk.FIRST, null));
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
        workflow.keep(open(work), TYPING);
        workflow.card(new CardState.Removed(FakeCard.SOPHIE));
        workflow.card(new CardState.NoCard(List.of()));
        open(work);
        assertThat(found()).isEqualTo(new LeftDesk(TYPING, null));
    }

    @Test
    void anotherCard_startsItsOwnSession() {
        workflow.keep(open(work), TYPING);
        workflow.card(new CardState.Removed(FakeCard.SOPHIE));
        workflow.opened(FakeCard.open(FakeCard.NATHALIE), anew.work);
        assertThat(found().desk()).isEqualTo(Desk.FIRST);
    }

    @Test
    void aDeskThatCannotBeRead_startsAtTheContactPointAndIsSaid() {
        open(work);
        work.drafts().keep(RealWork.NOW, "no desk");
        assertThat(found()).isEqualTo(new LeftDesk(Desk.FIRST, RealWork.NOW));
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

    private LeftDesk found() {
        List<LeftDesk> found = new ArrayList<>();
        workflow.find(working(), found::add);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private OpenSession working() {
        return ((Working) workflow.stage().get()).session();
    }
}
