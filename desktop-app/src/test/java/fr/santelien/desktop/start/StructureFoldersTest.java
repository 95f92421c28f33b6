package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureFoldersTest {

    private static final CardHolder NURSE = holder("2600900021");

    private static final EnrolledCard CARD = new EnrolledCard("enveloppe", "scellé");

    @TempDir
    Path root;

    @Test
    void headerComesBackAsWritten() {
        StructureFolders folders = new StructureFolders(root);
        StructureHeader header = folders.create("centre-1", "Centre fictif", "920009016");
        header = header.with(StructureFolders.mark(header, NURSE), CARD).at(Instant.EPOCH);
        folders.write(header);
        assertThat(folders.find("centre-1")).contains(header);
        assertThat(folders.all()).containsExactly(header);
    }

    @Test
    void headerNamesNobody() throws IOException {
        StructureFolders folders = new StructureFolders(root);
        StructureHeader header = folders.create("centre-1", "Centre fictif", "920009016");
        folders.write(header.with(StructureFolders.mark(header, NURSE), CARD));
        String written = Files.readString(root.resolve("centre-1/poste.json"));
        assertThat(written).doesNotContain("COHEN").doesNotContain("Nathalie");
        assertThat(written).doesNotContain(NURSE.idValue()).doesNotContain(NURSE.cardNumber());
    }

    @Test
    void folderIsForItsOwnerOnly() throws IOException {
        new StructureFolders(root).create("centre-1", "Centre fictif", "920009016");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("centre-1"))))
                .isEqualTo("rwx------");
    }

    @Test
    void twoCardsOfOnePersonHaveTwoMarks() {
        StructureHeader header = new StructureFolders(root).create("centre-1", "Centre fictif", "920009016");
        assertThat(StructureFolders.mark(header, NURSE))
                .isNotEqualTo(StructureFolders.mark(header, holder("2600900099")));
    }

    @Test
    void damagedHeaderIsPutBackFromItsCopyAndThatIsSaid() throws IOException {
        StructureHeader header = written();
        Path file = root.resolve("centre-1/poste.json");
        for (String damage :
                List.of("", "{ \"structureId\": ", Files.readString(file).replace("Centre", "Xentre"))) {
            StructureFolders folders = new StructureFolders(root);
            assertThat(folders.find("centre-1")).contains(header);
            assertThat(folders.wasRestored("centre-1")).isFalse();
            Files.writeString(file, damage);
            assertThat(folders.all()).containsExactly(header);
            assertThat(folders.wasRestored("centre-1")).isTrue();
            assertThat(new StructureFolders(root).find("centre-1")).contains(header);
        }
    }

    @Test
    void missingHeaderIsPutBackFromItsCopy() throws IOException {
        StructureHeader header = written();
        Files.delete(root.resolve("centre-1/poste.json"));
        assertThat(new StructureFolders(root).find("centre-1")).contains(header);
        assertThat(root.resolve("centre-1/poste.json")).exists();
    }

    @Test
    void damagedCopyIsMadeAgainAtTheNextChange() throws IOException {
        written();
        Path copy = Files.writeString(root.resolve("centre-1/poste.json.copie"), "abîmé");
        StructureFolders folders = new StructureFolders(root);
        folders.update("centre-1", header -> header.at(Instant.EPOCH));
        assertThat(Files.readString(copy)).isEqualTo(Files.readString(root.resolve("centre-1/poste.json")));
    }

    @Test
    void whatIsTakenOutIsInNeitherFile() throws IOException {
        StructureHeader header = written();
        new StructureFolders(root)
                .update("centre-1", now -> now.without(now.cards().keySet()));
        assertThat(header.cards()).isNotEmpty();
        assertThat(Files.readString(root.resolve("centre-1/poste.json"))).doesNotContain("enveloppe");
        assertThat(Files.readString(root.resolve("centre-1/poste.json.copie"))).doesNotContain("enveloppe");
    }

    @Test
    void dataWithoutAReadableHeaderAreNoNewPlace() throws IOException {
        StructureFolders folders = new StructureFolders(root);
        assertThat(folders.headerIsLost("centre-1")).isFalse();
        written();
        Files.writeString(root.resolve("centre-1/replica.db"), "données");
        assertThat(folders.headerIsLost("centre-1")).isFalse();
        Files.delete(root.resolve("centre-1/poste.json"));
        Files.writeString(root.resolve("centre-1/poste.json.copie"), "abîmé");
        assertThat(folders.headerIsLost("centre-1")).isTrue();
        assertThat(folders.all()).isEmpty();
        Files.delete(root.resolve("centre-1/poste.json.copie"));
        assertThat(folders.headerIsLost("centre-1")).isTrue();
        Files.delete(root.resolve("centre-1/replica.db"));
        assertThat(folders.headerIsLost("centre-1")).isFalse();
    }

    @Test
    void recoveryEnvelopeOutlivesTheHeader() throws IOException {
        written();
        RecoveryEnvelope envelope = new RecoveryEnvelope("3F7A", "scellé", Instant.EPOCH, Instant.EPOCH);
        new StructureFolders(root).write("centre-1", envelope.triedAt(Instant.EPOCH.plusSeconds(9)));
        Files.delete(root.resolve("centre-1/poste.json"));
        Files.delete(root.resolve("centre-1/poste.json.copie"));
        assertThat(new StructureFolders(root).recoveries())
                .containsOnly(Map.entry("centre-1", envelope.triedAt(Instant.EPOCH.plusSeconds(9))));
        Files.writeString(root.resolve("centre-1/secours.json"), "abîmé");
        assertThat(new StructureFolders(root).recovery("centre-1")).isPresent();
        Files.writeString(root.resolve("centre-1/secours.json.copie"), "abîmé");
        assertThat(new StructureFolders(root).recovery("centre-1")).isEmpty();
    }

    private StructureHeader written() {
        StructureFolders folders = new StructureFolders(root);
        StructureHeader header = folders.create("centre-1", "Centre fictif", "920009016");
        header = header.with(StructureFolders.mark(header, NURSE), CARD);
        folders.write(header);
        return header;
    }

    @Test
    void idThatLeavesTheFolderIsRefused() {
        StructureFolders folders = new StructureFolders(root);
        assertThatThrownBy(() -> folders.replicaFile("../ailleurs")).isInstanceOf(IllegalArgumentException.class);
    }

    private static CardHolder holder(String cardNumber) {
        return new CardHolder(
                "8",
                "10009990010",
                Optional.of(new CardHolder.Name("COHEN", "Nathalie")),
                "Infirmier",
                CardHolder.CardType.CPS,
                true,
                cardNumber,
                Optional.of("60"),
                Optional.empty(),
                LocalDate.of(2029, 1, 1));
    }
}
