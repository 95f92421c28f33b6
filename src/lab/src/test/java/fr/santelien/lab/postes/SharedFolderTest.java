package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sessions of one PC, or two PCs, whose postes were set to the same data folder: two real processes. */
class SharedFolderTest {

    @TempDir
    Path folder;

    @Test
    void theSecondPosteIsToldSoAndOpensOnceTheFirstWasKilled() throws Exception {
        World world = SharedWorld.get();
        try (Cable cable = new Cable(world.server().port());
                Desk second = new Desk(world, folder.resolve("poste"))) {
            Killable first = new Killable(world, cable, folder);
            try {
                first.order("exchange");
                assertThat(second.poste.tryToLogIn(world.card(DemoPerson.NATHALIE)))
                        .isInstanceOfSatisfying(OpenOutcome.Refused.class, refused -> {
                            assertThat(refused.sentence())
                                    .isEqualTo("Les données de cette structure sont déjà ouvertes par un autre"
                                            + " Santélien Poste sur ce PC.");
                            assertThat(refused.remedy()).startsWith("Fermez l’autre fenêtre");
                        });
                first.order("list Faite pendant ce temps");
            } finally {
                first.kill();
            }
            second.poste.pullCard();
            assertThat(second.open(DemoPerson.NATHALIE).worklists().all())
                    .extracting(list -> list.title())
                    .contains("Faite pendant ce temps");
        }
    }

    @Test
    void nobodyElseOfThisPcReadsTheFolder() throws Exception {
        World world = SharedWorld.get();
        try (Desk desk = new Desk(world, folder.resolve("data"))) {
            desk.open(DemoPerson.NATHALIE);
            desk.poste.pullCard();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                assertThat(rights(each)).as(each.getFileName().toString()).isEqualTo("rwx------");
            }
        }
        Path structure = folder.resolve("data").resolve(DemoStructure.CENTRE.id);
        assertThat(rights(structure.resolve("replica.db"))).isEqualTo("rw-------");
        assertThat(rights(structure.resolve("usage.json"))).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
