package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.desktop.testing.FakeWork;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {

    private final FakeWork fake = new FakeWork();
    private final List<Runnable> pauses = new ArrayList<>();
    private final ShellViewModel model = new ShellViewModel(
            fake.work,
            () -> "920009016",
            Steps.atOnce(),
            (pause, action) -> {
                pauses.add(action);
                return () -> pauses.remove(action);
            },
            new Moments(Clock.systemUTC()));

    @Test
    void counts_comeFromTheRows() {
        fake.busy();
        model.refresh();
        ShellViewModel.Counts counts = model.counts().get().orElseThrow();
        assertThat(counts.requests()).isEqualTo(7);
        assertThat(counts.decisions()).isEqualTo(2);
        assertThat(counts.waiting()).isEqualTo(3);
        assertThat(counts.finess()).isEqualTo("920009016");
    }

    @Test
    void aBurstOfChanges_isReadOnce() {
        model.refresh();
        when(fake.contactPoint.counts()).thenReturn(Map.of(RequestRow.Stage.TO_HANDLE, 8));
        fake.changed("Task");
        fake.changed("Patient");
        assertThat(pauses).hasSize(1);
        List.copyOf(pauses).forEach(Runnable::run);
        assertThat(model.counts().get().orElseThrow().requests()).isEqualTo(8);
    }

    @Test
    void closed_listensNoMore() {
        model.close();
        assertThat(fake.listening()).isZero();
        assertThat(fake.connection.listening()).isZero();
    }

    @Test
    void exchangeNow_asksTheExchange() {
        model.exchangeNow();
        assertThat(fake.connection.asked).isEqualTo(1);
    }
}
