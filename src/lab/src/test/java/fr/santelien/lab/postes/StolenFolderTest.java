package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder without the card is noise. */
class StolenFolderTest {

    @TempDir
    Path folder;

    @Test
    void openFolderHoldsNoNameInClearAndOpensForNoOtherCard() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            assertThat(nathalie.exchanges().status().resources()).isGreaterThan(50);
            List<String> secrets = secrets(world);
            assertThat(secrets).hasSizeGreaterThan(30);
            // While the session is open, journals included, and after it.
            assertNoise(folder, secrets);
            centre.poste.pullCard();
            assertNoise(folder, secrets);

            centre.cable.unplug();
            OpenOutcome other = centre.poste.tryToLogIn(world.card(DemoPerson.KARIMA));
            assertThat(other)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(OpenOutcome.Refused.class))
                    .extracting(OpenOutcome.Refused::sentence)
                    .isEqualTo(
                            "Le serveur régional ne répond pas, et cette carte ouvre ce poste pour la première fois.");
            centre.cable.plug();
            OpenOutcome colleague = centre.poste.tryToLogIn(world.card(DemoPerson.SOPHIE));
            assertThat(colleague)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(OpenOutcome.Refused.class))
                    .extracting(OpenOutcome.Refused::sentence)
                    .isEqualTo("Cette carte n’est pas encore connue de ce poste.");
        }
    }

    /** Family names of the region's patients, long enough not to occur by chance. */
    private static List<String> secrets(World world) throws IOException {
        return world.auditor().search("Patient?_count=200").stream()
                .flatMap(patient -> patient.findValuesAsText("family").stream())
                .filter(name -> name.length() >= 5)
                .distinct()
                .toList();
    }

    private static void assertNoise(Path folder, List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(secrets).as(file.getFileName().toString()).noneMatch(name -> bytes.contains(utf8(name)));
                assertThat(bytes).doesNotContain("SQLite format").doesNotContain("resourceType");
            }
        }
    }

    private static String utf8(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
