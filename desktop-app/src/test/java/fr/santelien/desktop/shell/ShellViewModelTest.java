package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.LeftBehind;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.testing.UnsettledWork;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShellViewModelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final List<Runnable> pauses = new ArrayList<>();
    private final ShellViewModel model = new ShellViewModel(
            real.work,
            () -> "920009016",
            Steps.atOnce(),
            (pause, action) -> {
                pauses.add(action);
                return () -> pauses.remove(action);
            },
            new Moments(Clock.systemUTC()));

    @Test
    void counts_comeFromTheRows() {
        UnsettledWork.in(real);
        ReceivedRequests.some(real, 3);
        model.refresh();
        ShellViewModel.Counts counts = model.counts().get().orElseThrow();
        assertThat(counts.requests()).isEqualTo(7);
        assertThat(counts.decisions()).isEqualTo(2);
        assertThat(counts.waiting()).isEqualTo(2);
        assertThat(counts.finess()).isEqualTo("920009016");
    }

    @Test
    void whoLeftWorkBehind_isCountedForTheReferentAlone() {
        LeftBehind.byNathalieAndMarc(real);
        ShellViewModel referents = new ShellViewModel(
                real.work, () -> "", Steps.atOnce(), (pause, action) -> () -> {}, new Moments(Clock.systemUTC()));
        referents.refresh();
        assertThat(referents.counts().get().orElseThrow().leavers()).isEqualTo(2);
        referents.close();
        real.turnOf(RealWork.SOPHIE);
        assertThat(real.replica.leftWork()).hasSize(3);
        assertThat(real.work.memberships().leavers()).isEmpty();
    }

    @Test
    void firstChange_isShownAtOnce() {
        ReceivedRequests.some(real, 1);
        assertThat(model.counts().get().orElseThrow().requests()).isEqualTo(1);
    }

    @Test
    void aBurstOfChanges_isReadOnceAPause() {
        ReceivedRequests.some(real, 3);
        ReceivedRequests.some(real, 7);
        ReceivedRequests.some(real, 8);
        assertThat(model.counts().get().orElseThrow().requests()).isEqualTo(3);
        pauseIsOver();
        assertThat(model.counts().get().orElseThrow().requests()).isEqualTo(8);
        pauseIsOver();
        assertThat(pauses).isEmpty();
    }

    private void pauseIsOver() {
        assertThat(pauses).hasSize(1);
        pauses.removeFirst().run();
    }

    @Test
    void closed_listensNoMore() {
        model.close();
        ReceivedRequests.some(real, 1);
        assertThat(pauses).isEmpty();
        assertThat(real.connection.listening()).isZero();
    }

    @Test
    void exchangeNow_asksTheExchange() {
        model.exchangeNow();
        assertThat(real.connection.asked).isEqualTo(1);
    }
}
