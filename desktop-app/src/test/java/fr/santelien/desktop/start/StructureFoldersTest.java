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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureFoldersTest {

    private static final CardHolder NURSE = holder("2600900021");

    @TempDir
    Path root;

    @Test
    void headerComesBackAsWritten() {
        StructureFolders folders = new StructureFolders(root);
        StructureHeader header = folders.create("centre-1", "Centre fictif", "920009016");
        header = header.with(StructureFolders.mark(header, NURSE), "enveloppe").at(Instant.EPOCH);
        folders.write(header);
        assertThat(folders.find("centre-1")).contains(header);
        assertThat(folders.all()).containsExactly(header);
    }

    @Test
    void headerNamesNobody() throws IOException {
        StructureFolders folders = new StructureFolders(root);
        StructureHeader header = folders.create("centre-1", "Centre fictif", "920009016");
        folders.write(header.with(StructureFolders.mark(header, NURSE), "enveloppe"));
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
    void damagedHeaderIsLeftAloneAndNotShown() throws IOException {
        Files.createDirectories(root.resolve("centre-1"));
        Path header = Files.writeString(root.resolve("centre-1/poste.json"), "{ \"structureId\": ");
        assertThat(new StructureFolders(root).all()).isEmpty();
        assertThat(Files.readString(header)).isEqualTo("{ \"structureId\": ");
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
