package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/exchange.md, "A poste restored from an old backup". */
class RestoredBackupTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Reference RENAMED = listReference(1);
    private static final Reference CREATED = listReference(2);
    private static final Reference FROM_ELSEWHERE = listReference(3);
    private static final Reference UNSENT = listReference(4);

    @TempDir
    Path folder;

    private StubServer stub;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private Poste poste() {
        return new Poste(folder.resolve("a"), Poste.CAMILLE, stub, TLS);
    }

    /** A backup with two changes that wait; then both are sent, and others work. */
    private void workBackupWork() {
        stub.memory.write(list(uuid(1), "Sorties"));
        stub.memory.write(list(uuid(4), "Entrées"));
        try (Poste poste = poste()) {
            poste.exchange();
            poste.replica.edit(RENAMED, "Liste renommée", json -> json.put("title", "Sorties de la semaine"));
            poste.replica.create(list(uuid(2), "Nouvelle"), "Liste créée");
            poste.replica.backUpWhenDue();
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
            stub.memory.write(list(uuid(3), "D’ailleurs"));
            poste.exchange();
        }
    }

    private void fileIsReplacedByItsBackup() throws IOException {
        Path file = folder.resolve("a/structure.db");
        try (Stream<Path> all = Files.list(folder.resolve("a/backups"))) {
            Path backup = all.toList().getFirst();
            for (String beside : List.of("structure.db", "structure.db.mark")) {
                Files.deleteIfExists(file.resolveSibling(beside));
            }
            Files.copy(backup, file);
        }
    }

    @Test
    void whatWasSentMeanwhileIsRecognisedAndNothingIsDoubled() throws IOException {
        workBackupWork();
        fileIsReplacedByItsBackup();
        int writes = stub.memory.writes();
        try (Poste restored = poste()) {
            assertThat(restored.replica.status().waiting()).isEqualTo(2);
            assertThat(restored.replica.read(FROM_ELSEWHERE)).isEmpty();
            restored.exchange();
            assertThat(restored.replica.waiting()).isEmpty();
            assertThat(restored.replica.conflicts()).isEmpty();
            assertThat(restored.local(RENAMED).path("title").asText()).isEqualTo("Sorties de la semaine");
            assertThat(restored.replica.read(FROM_ELSEWHERE)).isPresent();
        }
        assertThat(stub.memory.writes())
                .as("the server was written nothing again")
                .isEqualTo(writes);
    }

    @Test
    void whatColleaguesMadeOfItMeanwhileIsMergedOrShownNeverOverwritten() throws IOException {
        workBackupWork();
        stub.memory.write(addPatient(stub.memory.get(CREATED.toString()), "p-1"));
        var renamedThere = stub.memory.get(RENAMED.toString()).put("title", "Sorties du mois");
        stub.memory.write(renamedThere);
        fileIsReplacedByItsBackup();
        int writes = stub.memory.writes();
        try (Poste restored = poste()) {
            restored.exchange();
            assertThat(restored.local(CREATED).path("entry")).hasSize(1);
            assertThat(restored.replica.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.reference()).isEqualTo(RENAMED);
                assertThat(conflict.remote().value()).hasToString("\"Sorties du mois\"");
            });
            assertThat(stub.memory.writes()).isEqualTo(writes);
            restored.replica.decide(restored.replica.conflicts().getFirst().id(), Conflict.Choice.REMOTE);
            restored.exchange();
            assertThat(restored.replica.waiting()).isEmpty();
        }
        assertThat(stub.memory.get(RENAMED.toString()).path("title").asText()).isEqualTo("Sorties du mois");
    }

    @Test
    void whatIsNoMoreVisibleLeavesThePosteAgain() throws IOException {
        workBackupWork();
        stub.memory.hide(listReference(4).toString());
        fileIsReplacedByItsBackup();
        try (Poste restored = poste()) {
            assertThat(restored.replica.read(UNSENT)).isPresent();
            restored.exchange();
            assertThat(restored.replica.read(UNSENT)).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsRestoredAndTheWorkDoneSinceTheBackupIsSentOnce() throws IOException {
        workBackupWork();
        try (Poste poste = poste()) {
            poste.replica.edit(UNSENT, "Liste renommée", json -> json.put("title", "Entrées d’urgence"));
        }
        stub.memory.write(addPatient(stub.memory.get(UNSENT.toString()), "p-2"));
        Path file = folder.resolve("a/structure.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 200] ^= 1;
        Files.write(file, bytes);
        Files.createFile(file.resolveSibling("structure.db.suspect"));

        Repair.Outcome outcome = new Repair(file, new byte[32], Clock.systemUTC()).restore();
        assertThat(outcome.rescued()).isEqualTo(1);
        int writes = stub.memory.writes();
        try (Poste restored = poste()) {
            restored.exchange();
            assertThat(restored.replica.waiting()).isEmpty();
        }
        assertThat(stub.memory.writes()).isEqualTo(writes + 1);
        var there = stub.memory.get(UNSENT.toString());
        assertThat(there.path("title").asText()).isEqualTo("Entrées d’urgence");
        assertThat(there.path("entry")).hasSize(1);
    }

    @Test
    void begunAgainTheSavedWorkIsMergedWithTheNewDownload() throws IOException {
        workBackupWork();
        try (Poste poste = poste()) {
            poste.replica.edit(UNSENT, "Liste renommée", json -> json.put("title", "Entrées d’urgence"));
        }
        stub.memory.write(addPatient(stub.memory.get(UNSENT.toString()), "p-2"));
        new Repair(folder.resolve("a/structure.db"), new byte[32], Clock.systemUTC()).startAgain();
        try (Poste again = poste()) {
            assertThat(again.replica.status().resources()).isEqualTo(1);
            again.exchange();
            assertThat(again.replica.waiting()).isEmpty();
            assertThat(again.replica.status().resources()).isEqualTo(4);
        }
        var there = stub.memory.get(UNSENT.toString());
        assertThat(there.path("title").asText()).isEqualTo("Entrées d’urgence");
        assertThat(there.path("entry")).hasSize(1);
    }
}
