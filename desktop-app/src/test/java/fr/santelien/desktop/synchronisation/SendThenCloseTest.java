package fr.santelien.desktop.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.Obstacle;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.desktop.synchronisation.SendThenClose.Step;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.Resources;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.testing.UnsettledWork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SendThenCloseTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private Runnable finishTyping = () -> {};
    private SendThenClose sending = sending();

    @AfterEach
    void close() {
        sending.close();
    }

    @Test
    void nothingWaits_isDoneAtOnce() {
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Done());
        assertThat(real.connection.asked).isZero();
    }

    @Test
    void whatWaits_isSentAndThenItIsDone() {
        twoListsWait();
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Sending(0, 2));
        assertThat(real.connection.asked).isEqualTo(1);
        real.connection.running(true);
        real.sendAll();
        assertThat(sending.step().get()).isEqualTo(new Step.Done());
    }

    @Test
    void progress_isCounted() {
        twoListsWait();
        sending.begin();
        real.connection.running(true);
        real.sendFirst();
        assertThat(sending.step().get()).isEqualTo(new Step.Sending(1, 2));
    }

    @Test
    void offline_isSaidAtOnceAndNothingIsWaitedFor() {
        twoListsWait();
        real.connection.online(false);
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Remaining(Map.of(Obstacle.NETWORK, 2)));
        assertThat(real.connection.asked).isZero();
    }

    @Test
    void theNetworkLostOnTheWay_isSaid() {
        twoListsWait();
        sending.begin();
        real.connection.running(true);
        real.sendFirst();
        real.connection.online(false);
        assertThat(sending.step().get()).isEqualTo(new Step.Remaining(Map.of(Obstacle.NETWORK, 1)));
    }

    @Test
    void theCardThatWantsItsCode_isSaid() {
        twoListsWait();
        real.connection.reach(Connection.Reach.CODE_NEEDED);
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Remaining(Map.of(Obstacle.CODE, 2)));
    }

    @Test
    void whatTheServerDoesNotTake_remainsAfterAFewExchanges() {
        twoListsWait();
        sending.begin();
        for (int exchange = 1; exchange <= 3; exchange++) {
            assertThat(sending.step().get()).isEqualTo(new Step.Sending(0, 2));
            assertThat(real.connection.asked).isEqualTo(exchange);
            real.connection.running(true);
            real.connection.running(false);
        }
        assertThat(sending.step().get()).isEqualTo(new Step.Remaining(Map.of(Obstacle.NONE, 2)));
    }

    @Test
    void whatMustBeDecidedOrWasRefused_remainsOnceTheRestIsSent() {
        UnsettledWork.in(real);
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Sending(0, 1));
        real.connection.running(true);
        real.sendAll();
        assertThat(sending.step().get())
                .isEqualTo(new Step.Remaining(Map.of(Obstacle.DECISION, 1, Obstacle.REFUSED, 1)));
    }

    @Test
    void theWorkOfAnotherCard_isNotWaitedFor() {
        twoListsWait();
        real.turnOf(RealWork.NATHALIE);
        sending = sending();
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Done());
    }

    @Test
    void whatIsBeingTyped_isLeftAndSent() {
        real.turnOf(RealWork.NATHALIE);
        sending = sending();
        FilledPlan plan = new FilledPlan(real);
        real.sendAll();
        Answers past = plan.answers(FilledPlan.FIRST);
        Answers typed = new Answers(past.id(), Map.of("medecin-traitant", List.of("Dr PETIT")), past.groups());
        real.work.plans().save(plan.id, FilledPlan.FIRST, past, typed);
        finishTyping = () -> real.work.plans().leaveSection(plan.id, FilledPlan.FIRST);
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Sending(0, 1));
        real.sendAll();
        assertThat(sending.step().get()).isEqualTo(new Step.Done());
    }

    @Test
    void whatIsBeingTypedBehindTheLock_remains() {
        real.turnOf(RealWork.NATHALIE);
        sending = sending();
        FilledPlan plan = new FilledPlan(real);
        real.sendAll();
        Answers past = plan.answers(FilledPlan.FIRST);
        Answers typed = new Answers(past.id(), Map.of("medecin-traitant", List.of("Dr PETIT")), past.groups());
        real.work.plans().save(plan.id, FilledPlan.FIRST, past, typed);
        sending.begin();
        assertThat(sending.step().get()).isEqualTo(new Step.Remaining(Map.of(Obstacle.TYPING, 1)));
    }

    private SendThenClose sending() {
        return new SendThenClose(real.work, Steps.atOnce(), () -> finishTyping.run());
    }

    private void twoListsWait() {
        ReceivedLists.four(real);
        real.receive(Resources.patients(SamplePatients.ALL));
        real.work.worklists().add("l1", SamplePatients.NGUYEN.id(), "");
        real.work.worklists().rename("l2", "Retours");
    }
}
