package fr.santelien.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void a_ratio_is_kept_or_exceeded() {
        assertThat(figure(15, 10, new Limit.Ratio(1.5)).kept()).isTrue();
        assertThat(figure(15.1, 10, new Limit.Ratio(1.5)).kept()).isFalse();
        assertThat(figure(15.1, 10, new Limit.Ratio(1.5)).toString()).endsWith("limit ratio 1.50, EXCEEDED");
    }

    @Test
    void an_absolute_limit_does_not_look_at_the_bare_work() {
        assertThat(figure(999, 1, new Limit.Most(1_000)).kept()).isTrue();
        assertThat(figure(1_001, 5_000, new Limit.Most(1_000)).kept()).isFalse();
        assertThat(figure(0.3, 0, new Limit.Most(1)).toString())
                .contains("ratio     –")
                .endsWith("limit 1 ms, kept");
    }

    @Test
    void without_a_limit_nothing_is_promised() {
        assertThat(new Figure("a", 3, "b", 2).kept()).isTrue();
        assertThat(new Figure("a", 3, "b", 2).toString()).endsWith("ratio  1.50");
    }

    @Test
    void medians_and_maxima_do_not_depend_on_the_order() {
        assertThat(Figure.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Figure.highest(new double[] {1, 9, 5})).isEqualTo(9);
    }

    private static Figure figure(double ours, double bare, Limit limit) {
        return new Figure("a", ours, "b", bare, "ms", limit);
    }
}
