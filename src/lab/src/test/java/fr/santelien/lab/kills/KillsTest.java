package fr.santelien.lab.kills;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Broken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillsTest {

    private static final EnduranceOptions ASKED = EnduranceOptions.parse(List.of(), 5);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void kills_lose_nothing_and_every_point_is_listed() throws Exception {
        OracleTally tally = new Kills(folder, UnaryOperator.identity(), told::add).run(ASKED.withCount(3));
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.runs()).isEqualTo(3);
        assertThat(told)
                .anyMatch(line -> line.endsWith("saisie : avant COMMIT"))
                .anyMatch(line -> line.contains("ouverture : avant CREATE TABLE"))
                .anyMatch(line -> line.contains("envoi : réponse pas encore lue à"));
    }

    /** Without the server that drops: these few lives do not show it, HistoriesTest and NetworkFaultsTest do. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLES", "OVERWRITES"})
    void what_breaks_is_found(Broken broken) throws Exception {
        // Only where somebody else wrote meanwhile is there anything to overwrite.
        int lives = broken == Broken.OVERWRITES ? 8 : 1;
        OracleTally tally = new Kills(folder, broken::over, told::add).run(ASKED.withCount(lives));
        assertThat(tally.clean()).as(told.toString()).isFalse();
    }

    @Test
    void only_statements_that_write_are_points() {
        assertThat(CountedDriver.names(List.of(
                        "SELECT 1",
                        "PRAGMA busy_timeout = 5000",
                        "BEGIN IMMEDIATE",
                        "INSERT INTO change (type)",
                        "CREATE TABLE resource (",
                        "PRAGMA user_version = 3")))
                .containsExactly("BEGIN", "INSERT INTO change", "CREATE TABLE resource", "PRAGMA user_version =");
    }
}
