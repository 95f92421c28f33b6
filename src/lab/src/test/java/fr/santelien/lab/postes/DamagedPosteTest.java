package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something happened to the files of a poste: the screen says what, and nothing is made worse. */
class DamagedPosteTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void enrolled() throws Exception {
        world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder)) {
            centre.open(DemoPerson.NATHALIE);
            centre.poste.pullCard();
        }
    }

    @Test
    void damagedHeaderIsPutBackFromItsCopyAndTheCardOpens() throws Exception {
        Path header = structure().resolve("poste.json");
        String sound = Files.readString(header);
        Files.writeString(header, sound.replaceFirst("\"envelope\" : \"..", "\"envelope\" : \"99"));
        assertThat(Files.readString(header)).isNotEqualTo(sound);
        try (Desk centre = new Desk(world, folder)) {
            centre.cable.unplug();
            assertThat(centre.poste.tryToLogIn(world.card(DemoPerson.NATHALIE))).isInstanceOf(OpenOutcome.Opened.class);
        }
        assertThat(Files.readString(header)).isEqualTo(sound);
    }

    @Test
    void damagedFileIsRefusedAndLeftAsItIs() throws Exception {
        Path file = structure().resolve("replica.db");
        byte[] noise = new byte[8192];
        Arrays.fill(noise, (byte) 0x5A);
        Files.write(file, noise);

        assertRefused("Le fichier de données de ce poste est abîmé.");
        assertThat(Files.readAllBytes(file)).isEqualTo(noise);
    }

    private Path structure() {
        return folder.resolve(DemoStructure.CENTRE.id);
    }

    private void assertRefused(String sentence) throws Exception {
        try (Desk centre = new Desk(world, folder)) {
            centre.cable.unplug();
            OpenOutcome outcome = centre.poste.tryToLogIn(world.card(DemoPerson.NATHALIE));
            assertThat(outcome)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(OpenOutcome.Refused.class))
                    .extracting(OpenOutcome.Refused::sentence)
                    .isEqualTo(sentence);
        }
    }
}
