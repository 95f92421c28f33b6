package fr.santelien.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkFaultsTest {

    private static final EnduranceOptions ASKED = EnduranceOptions.parse(List.of(), 5);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void faults_lose_nothing_and_what_was_not_reached_is_told() throws IOException {
        OracleTally tally = new NetworkFaults(folder, UnaryOperator.identity(), told::add).run(ASKED.withCount(30));
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.points()).isGreaterThan(10);
        assertThat(told).anyMatch(line -> line.startsWith("point non atteint : "));
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void what_breaks_is_found(Broken broken) throws IOException {
        OracleTally tally = new NetworkFaults(folder, broken::over, told::add).run(ASKED.withCount(20));
        assertThat(tally.clean()).as(told.toString()).isFalse();
    }
}
