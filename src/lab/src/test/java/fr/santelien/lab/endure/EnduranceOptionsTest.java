package fr.santelien.lab.endure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnduranceOptionsTest {

    @Test
    void options_come_in_any_order() {
        assertThat(EnduranceOptions.parse(List.of("--seed", "7", "--count", "12", "--limit", "3"), 1))
                .isEqualTo(new EnduranceOptions(12, 7, Duration.ofMinutes(3), false));
        assertThat(EnduranceOptions.parse(List.of("--server", "--seed", "7"), 1))
                .isEqualTo(EnduranceOptions.parse(List.of("--seed", "7", "--server"), 1))
                .matches(EnduranceOptions::server);
    }

    @Test
    void without_options_three_hundred_runs_of_a_seed_that_will_be_printed() {
        assertThat(EnduranceOptions.parse(List.of(), 42).count()).isEqualTo(300);
        assertThat(EnduranceOptions.parse(List.of(), 42).seed()).isEqualTo(42);
    }

    @Test
    void nonsense_is_refused_with_a_sentence() {
        for (List<String> words : List.of(
                List.of("--count"), List.of("--count", "x"), List.of("--count", "0"), List.of("--often", "3"))) {
            assertThatThrownBy(() -> EnduranceOptions.parse(words, 1))
                    .as(words.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(".");
        }
    }

    @Test
    void a_seed_plays_the_same_runs_again_and_each_sort_of_run_comes() {
        List<RunPlan> plans = plans(3);
        assertThat(plans).isEqualTo(plans(3)).isNotEqualTo(plans(4));
        assertThat(plans.stream().map(RunPlan::pull).collect(Collectors.toSet()))
                .hasSize(RunPlan.Pull.values().length);
        assertThat(plans).anyMatch(RunPlan::foreignFirst).anyMatch(RunPlan::reset);
        assertThat(plans).allMatch(plan -> plan.wrongCodes() < 3);
    }

    private static List<RunPlan> plans(long seed) {
        return IntStream.range(0, 300).mapToObj(n -> RunPlan.of(seed, n)).toList();
    }
}
