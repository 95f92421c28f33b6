package fr.santelien.lab.histories;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Broken;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.TrialGround;
import fr.santelien.lab.trial.TrialServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoriesTest {

    /** One with which two exchanges cross early: what overwrites is only seen then. */
    private static final long SEED = 19;

    private static final EnduranceOptions ASKED = EnduranceOptions.parse(List.of(), SEED);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void histories_converge_and_lose_nothing() throws IOException {
        OracleTally tally = play(Conditions.FAIR);
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.line(SEED)).startsWith("runs=12 lost=0 doubled=0 overwritten=0 hung=0 edits=");
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void what_breaks_is_found_and_told_as_a_short_history(Broken broken) throws IOException {
        Conditions conditions = new Conditions() {
            @Override
            public TrialServer reach(TrialServer server) {
                return broken.before(server);
            }
        };
        OracleTally tally = play(conditions);
        assertThat(tally.clean()).as(told.toString()).isFalse();
        assertThat(told).as("a fall is no finding").noneMatch(line -> line.contains("un échange tombé"));
        assertThat(told).anyMatch(line -> line.matches("Contre-exemple en \\d étapes :"));
    }

    private OracleTally play(Conditions conditions) throws IOException {
        try (TrialGround ground = new StubFolder(folder)) {
            return new Histories(ground, () -> conditions, told::add).run(ASKED.withCount(12));
        }
    }

    @Test
    void shrinking_keeps_exactly_what_is_needed() {
        List<Integer> steps = IntStream.range(0, 60).boxed().toList();
        assertThat(Shrink.minimal(steps, 1_000, some -> some.contains(7) && some.contains(41)))
                .containsExactly(7, 41);
    }

    @Test
    void a_seed_draws_the_same_steps_again() {
        assertThat(Step.draw(3, 2, 30)).isEqualTo(Step.draw(3, 2, 30)).isNotEqualTo(Step.draw(4, 2, 30));
    }
}
