package fr.santelien.lab.endure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.Census.Figure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void what_grows_beyond_its_tolerance_is_a_leak() {
        Census before = new Census(Map.of(Figure.THREADS, 20L, Figure.CHILD_PROCESSES, 4L, Figure.HEAP_KB, 9_000L));
        Census same = new Census(Map.of(Figure.THREADS, 22L, Figure.CHILD_PROCESSES, 4L, Figure.HEAP_KB, 9_900L));
        Census more = new Census(Map.of(Figure.THREADS, 40L, Figure.CHILD_PROCESSES, 5L, Figure.HEAP_KB, 90_000L));
        assertThat(same.leaksSince(before)).isEmpty();
        assertThat(more.leaksSince(before))
                .containsExactlyInAnyOrder("THREADS : 20 → 40", "CHILD_PROCESSES : 4 → 5", "HEAP_KB : 9000 → 90000");
    }
}
