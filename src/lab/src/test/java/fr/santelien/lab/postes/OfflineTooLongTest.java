package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A poste that had no word from the server for longer than its settings allow: locked, with all that was entered. */
class OfflineTooLongTest {

    private static final Duration ALLOWED = Duration.ofDays(30);

    @TempDir
    Path folder;

    @Test
    void itOpensNoMoreWithoutTheServer_andWithItWhatWasEnteredLeaves() throws Exception {
        World world = SharedWorld.get();
        try (SoftDesk desk = new SoftDesk(world, folder)) {
            Work nathalie = desk.open(DemoPerson.NATHALIE);
            desk.cable.unplug();
            String made = nathalie.worklists().create("Faite avant la longue coupure");
            desk.poste.close();

            desk.pass(ALLOWED.minusHours(1));
            assertThat(desk.poste.open(desk.card(DemoPerson.NATHALIE), null)).isInstanceOf(OpenOutcome.Opened.class);
            desk.poste.close();

            desk.pass(Duration.ofHours(2));
            OpenOutcome.Refused refused = SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.NATHALIE), null));
            assertThat(refused.sentence() + refused.remedy()).contains("30 jours");
            assertThat(world.auditor().list(made)).isEmpty();

            desk.cable.plug();
            SoftDesk.settled(desk.poste.open(desk.card(DemoPerson.NATHALIE), null));
            assertThat(world.auditor().versions("List", made)).hasSize(1);
        }
    }
}
