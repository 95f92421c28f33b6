package fr.santelien.desktop.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.testing.FakeWork;
import fr.santelien.desktop.testing.Steps;
import org.junit.jupiter.api.Test;

class SynchronisationViewModelTest {

    private final FakeWork fake = new FakeWork();
    private final SynchronisationViewModel model = new SynchronisationViewModel(fake.exchanges, Steps.atOnce());

    @Test
    void figuresAndLines_areReadTogether() {
        fake.busy();
        model.refresh();
        Snapshot now = model.snapshot().get().orElseThrow();
        assertThat(now.status().waiting()).isEqualTo(now.waiting().size());
        assertThat(now.conflicts()).hasSize(1);
        assertThat(now.settled()).isFalse();
    }

    @Test
    void keepMine_decidesAndReadsAgain() {
        fake.busy();
        model.refresh();
        var conflict = model.snapshot().get().orElseThrow().conflicts().getFirst();
        fake.settled();
        model.keepMine(conflict);
        verify(fake.exchanges).keepMine(5);
        assertThat(model.snapshot().get().orElseThrow().settled()).isTrue();
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.OK);
    }

    @Test
    void aRefusedLine_canBeSentAgainOrGivenUp() {
        fake.busy();
        model.refresh();
        var refused = model.snapshot().get().orElseThrow().waiting().getLast();
        model.retry(refused);
        model.abandon(refused);
        verify(fake.exchanges).retry("Task/3");
        verify(fake.exchanges).abandon("Task/3");
    }

    @Test
    void aDecisionThatIsRefused_saysWhy() {
        fake.busy();
        model.refresh();
        doThrow(new Refusal("Ce conflit a déjà été arbitré."))
                .when(fake.exchanges)
                .keepTheirs(5);
        model.keepTheirs(model.snapshot().get().orElseThrow().conflicts().getFirst());
        assertThat(model.message().get()).isEqualTo(Message.refused("Ce conflit a déjà été arbitré."));
    }
}
