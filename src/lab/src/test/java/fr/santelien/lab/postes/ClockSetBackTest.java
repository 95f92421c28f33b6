package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poste has seen a later day than the clock says: without the server nothing opens, nothing is lost either. */
class ClockSetBackTest {

    @TempDir
    Path folder;

    @Test
    void theServerMustConfirmTheCardAndThenTheClockIsBelievedAgain() throws Exception {
        World world = SharedWorld.get();
        String made;
        try (Desk centre = new Desk(world, folder)) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            centre.cable.unplug();
            made = nathalie.worklists().create("Faite avant le changement d’heure");
            centre.poste.pullCard();
        }
        Path usage = folder.resolve(DemoStructure.CENTRE.id).resolve("usage.json");
        String later = Instant.now().plus(Duration.ofDays(3)).toString();
        Files.writeString(
                usage,
                Files.readString(usage).replaceFirst("\"latest\" : \"[^\"]+\"", "\"latest\" : \"" + later + "\""));
        assertThat(Files.readString(usage)).contains(later);

        try (Desk centre = new Desk(world, folder)) {
            centre.cable.unplug();
            assertThat(centre.poste.tryToLogIn(world.card(DemoPerson.NATHALIE)))
                    .isInstanceOfSatisfying(
                            OpenOutcome.Refused.class,
                            refused -> assertThat(refused.sentence()).startsWith("L’horloge de ce PC indique"));
            centre.poste.pullCard();
            centre.cable.plug();
            centre.open(DemoPerson.NATHALIE);
            assertThat(world.auditor().versions("List", made)).hasSize(1);
            centre.poste.pullCard();
            centre.cable.unplug();
            assertThat(centre.poste.tryToLogIn(world.card(DemoPerson.NATHALIE))).isInstanceOf(OpenOutcome.Opened.class);
        }
    }
}
