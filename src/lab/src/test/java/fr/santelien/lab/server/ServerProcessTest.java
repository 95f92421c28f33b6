package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process itself: what it answered survives a kill, what it writes beside the resources is closed. */
class ServerProcessTest {

    @Test
    void what_was_answered_is_still_there_after_a_kill() throws Exception {
        SharedServer shared = SharedServer.get();
        int port = shared.server.port();
        for (int i = 0; i < 20; i++) {
            shared.auditor.put(Resources.patient("killed-" + i));
        }
        shared.server.kill();
        shared.server.restart();
        assertThat(shared.server.port()).isEqualTo(port);
        assertThat(shared.auditor.search("Patient?family=ESSAI&_count=500"))
                .extracting(patient -> patient.path("id").asText())
                .contains("killed-0", "killed-19")
                .filteredOn(id -> id.startsWith("killed-"))
                .hasSize(20);
    }

    @Test
    void traces_are_for_their_owner_only_and_the_log_names_nobody() throws Exception {
        SharedServer shared = SharedServer.get();
        shared.auditor.search("Patient?name=durand");
        Path traces = shared.folder.resolve("audit.ndjson");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(traces)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(traces);
        assertThat(lines.getLast()).contains("AuditEvent").contains("Patient/patient-durand");
        assertThat(Files.readString(shared.folder.resolve("server.log")))
                .doesNotContainIgnoringCase("durand")
                .doesNotContainIgnoringCase("lefèvre");
    }
}
