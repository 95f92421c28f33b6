package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.kills.DesktopKills;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./santelien endure kills --desktop}, twice. */
class DesktopKillsTest {

    @TempDir
    Path folder;

    @Test
    void whatTheScreenAcknowledgedIsThereAfterTheWholePosteWasKilled() throws Exception {
        List<String> told = new ArrayList<>();
        EnduranceOptions twice = EnduranceOptions.parse(List.of(), 5).withCount(2);
        OracleTally tally = new DesktopKills(SharedWorld.get(), folder, 5, told::add).run(twice);
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.line(5)).matches("runs=2 lost=0 doubled=0 overwritten=0 hung=0 edits=[1-9]\\d* .*");
    }
}
