package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.Work;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.server.FhirClient;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A creation reaches the reference server a second time, once its author has gone on from it. */
class LateCreationTest {

    @TempDir
    Path folder;

    @Test
    void theServerRefusesIt_andWhereItCouldNotThePostePutsBackWhatWasReplaced() throws Exception {
        World world = SharedWorld.get();
        try (SoftDesk desk = new SoftDesk(world, folder);
                FhirClient late = new FhirClient(
                        world.server().address(),
                        world.pki(),
                        world.pki().card(DemoPerson.SOPHIE).authentication(),
                        DemoStructure.CENTRE.id)) {
            Work sophie = desk.open(DemoPerson.SOPHIE);
            String id = sophie.worklists().create("Sorties en retard");
            Desk.settle(sophie);
            sophie.worklists().rename(id, "Entrées en retard");
            Desk.settle(sophie);
            List<JsonNode> versions = world.auditor().versions("List", id);
            assertThat(versions).hasSize(2);
            JsonNode creation = versions.stream()
                    .filter(version -> title(version).equals("Sorties en retard"))
                    .findFirst()
                    .orElseThrow();

            assertThat(late.create(creation).status())
                    .as("as the poste sends it")
                    .isEqualTo(412);
            assertThat(world.auditor().versions("List", id)).hasSize(2);

            assertThat(late.put(creation, null).status())
                    .as("as if somebody on the way dropped the condition")
                    .isEqualTo(200);
            assertThat(onServer(world, id)).isEqualTo("Sorties en retard");
            LabPoste.exchangeUntil(
                    sophie,
                    "what was replaced is back",
                    () -> onServer(world, id).equals("Entrées en retard"));
            Desk.settle(sophie);
            assertThat(world.auditor()
                            .read("List", id)
                            .orElseThrow()
                            .path("meta")
                            .path("versionId")
                            .asText())
                    .isEqualTo("4");
            assertThat(sophie.exchanges().conflicts()).isEmpty();
        }
    }

    private static String onServer(World world, String id) {
        try {
            return title(world.auditor().read("List", id).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(JsonNode list) {
        return list.path("title").asText();
    }
}
