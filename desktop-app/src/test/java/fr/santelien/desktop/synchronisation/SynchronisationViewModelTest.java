package fr.santelien.desktop.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.testing.UnsettledWork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SynchronisationViewModelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final SynchronisationViewModel model = new SynchronisationViewModel(real.work.exchanges(), Steps.atOnce());

    @BeforeEach
    void unsettled() {
        UnsettledWork.in(real);
        model.refresh();
    }

    @Test
    void figuresAndLines_areReadTogether() {
        ExchangeStatus status = shown().status();
        assertThat(status.waiting() + status.drafts() + status.refused())
                .isEqualTo(shown().waiting().size())
                .isEqualTo(3);
        assertThat(shown().conflicts()).hasSize(1);
        assertThat(shown().settled()).isFalse();
    }

    @Test
    void everythingSent_isSettled() {
        try (RealWork nothing = new RealWork()) {
            SynchronisationViewModel settled = new SynchronisationViewModel(nothing.work.exchanges(), Steps.atOnce());
            settled.refresh();
            assertThat(settled.snapshot().get().orElseThrow().settled()).isTrue();
        }
    }

    @Test
    void keepMine_decidesAndReadsAgain() {
        model.keepMine(shown().conflicts().getFirst());
        assertThat(shown().conflicts()).isEmpty();
        assertThat(doctor()).isEqualTo("Dr PETIT, Suresnes");
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.OK);
    }

    @Test
    void keepTheirs_decidesAndReadsAgain() {
        model.keepTheirs(shown().conflicts().getFirst());
        assertThat(shown().conflicts()).isEmpty();
        assertThat(doctor()).isEqualTo("Dr LEROUX, Puteaux");
    }

    @Test
    void aRefusedLine_canBeSentAgain() {
        model.retry(refused());
        assertThat(shown().waiting())
                .hasSize(3)
                .filteredOn(row -> row.reference().equals(UnsettledWork.REQUEST))
                .allMatch(row -> !row.refused())
                .hasSize(1);
        assertThat(real.connection.asked).isEqualTo(1);
    }

    @Test
    void aRefusedLine_canBeGivenUp() {
        model.abandon(refused());
        assertThat(shown().waiting())
                .extracting(WaitingRow::reference)
                .containsExactlyInAnyOrder(UnsettledWork.LIST, UnsettledWork.ANSWERS);
        assertThat(real.stored(UnsettledWork.REQUEST).path("status").asText()).isEqualTo("requested");
    }

    @Test
    void aDecisionThatIsRefused_saysWhy() {
        var conflict = shown().conflicts().getFirst();
        real.work.exchanges().keepMine(conflict.id());
        model.keepTheirs(conflict);
        assertThat(model.message().get())
                .isEqualTo(Message.refused("Ce conflit a déjà été arbitré : il n’y a plus rien à choisir."));
        assertThat(doctor()).isEqualTo("Dr PETIT, Suresnes");
    }

    @Test
    void aDecision_isListedAndCanBeComeBackOn() {
        model.keepMine(shown().conflicts().getFirst());
        assertThat(shown().decided()).hasSize(1);
        model.undo(shown().decided().getFirst());
        assertThat(doctor()).isEqualTo("Dr LEROUX, Puteaux");
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.OK);
        assertThat(shown().decided())
                .singleElement()
                .satisfies(row -> assertThat(row.discarded()).isEqualTo("Dr PETIT, Suresnes"));
    }

    @Test
    void aDecisionOnAnAnswerThatChangedSince_saysSoAndOffersToSeeIt() {
        model.keepTheirs(shown().conflicts().getFirst());
        var plans = real.work.plans();
        var past = plans.reread("plan-1").orElseThrow().answers().getOrDefault("patient-entourage", Answers.NONE);
        plans.save(
                "plan-1",
                "patient-entourage",
                past,
                new Answers(past.id(), Map.of(UnsettledWork.QUESTION, List.of("Dr SIMON, Nanterre")), past.groups()));
        model.undo(shown().decided().getFirst());
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.BAD);
        assertThat(model.toSee().get()).isEqualTo("CarePlan/plan-1");
        assertThat(doctor()).isEqualTo("Dr SIMON, Nanterre");
    }

    @Test
    void aLine_opensTheScreenOfItsRecord() {
        assertThat(shown().waiting().stream().map(WaitingRow::opens).flatMap(record -> Records.screen(record).stream()))
                .containsExactlyInAnyOrder(
                        new Destination.Worklists("l1"),
                        new Destination.Plan("plan-1"),
                        new Destination.ContactPoint("r1"));
        assertThat(Records.screen("")).isEmpty();
    }

    private Snapshot shown() {
        return model.snapshot().get().orElseThrow();
    }

    private WaitingRow refused() {
        return shown().waiting().stream()
                .filter(WaitingRow::refused)
                .findFirst()
                .orElseThrow();
    }

    private String doctor() {
        return real.stored(UnsettledWork.ANSWERS)
                .at("/item/0/item/0/answer/0/valueString")
                .asText();
    }
}
