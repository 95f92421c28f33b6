package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.session.OpenOutcome.Repairing;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Repair;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read about a damaged file, on a real one. */
class DamagedFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:30:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final byte[] data = PersonKeys.random();
    private final PersonKeys keys = PersonKeys.withNewDraftKey(data);

    @AfterEach
    void wipe() {
        keys.close();
    }

    private Path file() {
        return folder.resolve("replica.db");
    }

    private void aDay(boolean backedUp) {
        try (SqliteReplica replica = open()) {
            replica.create(list(1), "Liste créée");
            if (backedUp) {
                replica.backUpWhenDue();
            }
            replica.create(list(2), "Liste créée");
        }
    }

    private SqliteReplica open() {
        return SqliteReplica.open(file(), data, new Author("8:99000000002", "Noé FICTIF"), List.of(), Map.of(), CLOCK);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode list(int n) {
        return Json.NODES.objectNode().put("resourceType", "List").put("id", new UUID(n, n).toString());
    }

    private void damageLastPage() throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 500] ^= 1;
        Files.write(file(), bytes);
    }

    @Test
    void withABackup_itsMomentIsSaidAndBothWaysAreOffered() throws IOException {
        aDay(true);
        damageLastPage();
        Refused refused = new DamagedFile(file(), CLOCK).refusal(keys);
        assertThat(refused.sentence()).isEqualTo("Le fichier de données de ce poste est abîmé.");
        assertThat(refused.remedy()).contains("revient à la sauvegarde du 22").contains("Télécharger de nouveau");
        assertThat(refused.next()).isEqualTo(Next.RESTORE);

        Refused told = new DamagedFile(file(), CLOCK).repair(keys, Repairing.RESTORE);
        assertThat(told.next()).isEqualTo(Next.CONTINUE);
        assertThat(told.sentence()).startsWith("Les données sont revenues à la sauvegarde du 22");
        assertThat(told.remedy())
                .contains("2 modifications non envoyées sont reprises")
                .contains("quarantine");
        try (SqliteReplica replica = open()) {
            assertThat(replica.waiting()).hasSize(2);
        }
    }

    @Test
    void withoutABackup_onlyTheDownloadIsOffered() throws IOException {
        aDay(false);
        damageLastPage();
        Refused refused = new DamagedFile(file(), CLOCK).refusal(keys);
        assertThat(refused.remedy()).startsWith("Aucune sauvegarde ne se lit.");
        assertThat(refused.next()).isEqualTo(Next.START_AGAIN);
        assertThat(new DamagedFile(file(), CLOCK)
                        .repair(keys, Repairing.START_AGAIN)
                        .remedy())
                .startsWith("2 modifications non envoyées sont reprises");
    }

    @Test
    void whatCouldNotBeReadAgain_isSaidWithItsCountOrThatThereIsNone() {
        assertThat(DamagedFile.told(new Repair.Outcome(1, 3, false, 2, null)))
                .map(sentence -> sentence.replaceAll("[\\u00a0\\u202f]", " "))
                .containsExactly(
                        "1 modification non envoyée est reprise : elle attend d’être envoyée.",
                        "3 modifications non envoyées n’ont pas pu être relues.",
                        "Des modifications non envoyées peuvent manquer : le fichier ne dit plus combien.",
                        "Les 2 derniers enregistrements du fichier ne se lisent plus : vérifiez votre travail le plus"
                                + " récent.",
                        "Le fichier abîmé est gardé tel quel dans le dossier « quarantine » des données : parlez-en à"
                                + " votre administrateur.");
        assertThat(DamagedFile.told(new Repair.Outcome(0, 0, true, 0, null)).getFirst())
                .isEqualTo("Aucune modification non envoyée n’y a été trouvée.");
    }
}
