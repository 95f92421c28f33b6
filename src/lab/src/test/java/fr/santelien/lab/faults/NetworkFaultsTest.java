package fr.santelien.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Broken;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.TrialGround;
import fr.santelien.lab.trial.TrialServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkFaultsTest {

    private static final ExchangeStep[] USUAL =
            EnumSet.complementOf(EnumSet.of(ExchangeStep.CAPABILITIES)).toArray(ExchangeStep[]::new);

    /** One with which somebody else's change comes between a pull and its push early: what overwrites needs it. */
    private static final EnduranceOptions ASKED = EnduranceOptions.parse(List.of(), 8);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void faults_lose_nothing_and_what_was_not_reached_is_told() throws IOException {
        OracleTally tally = play(UnaryOperator.identity(), 30);
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.points()).isGreaterThan(10);
        assertThat(told).anyMatch(line -> line.startsWith("point non atteint : "));
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void what_breaks_is_found(Broken broken) throws IOException {
        OracleTally tally = play(broken::before, 20);
        assertThat(tally.clean()).as(told.toString()).isFalse();
        assertThat(told).as("a fall is no finding").noneMatch(line -> line.contains("un échange tombé"));
    }

    @Test
    void each_fault_is_met_at_each_step_where_it_can_happen() {
        FaultPlan plan = new FaultPlan(new SplittableRandom(3));
        for (int request = 0; request < 40_000; request++) {
            // as often as in real days: capabilities are hardly ever asked for
            plan.draw(request % 100 == 0 ? ExchangeStep.CAPABILITIES : USUAL[request % USUAL.length]);
        }
        assertThat(plan.reached())
                .hasSize(11 * 21 + 1)
                .allSatisfy((point, times) -> assertThat(times).as(point).isPositive());
        assertThat(plan.drawn()).isGreaterThan(2_000);
    }

    private OracleTally play(UnaryOperator<TrialServer> server, int faults) throws IOException {
        try (TrialGround ground = new StubFolder(folder)) {
            return new NetworkFaults(ground, FaultyWay.WITHOUT_WIRE, server, told::add).run(ASKED.withCount(faults));
        }
    }
}
