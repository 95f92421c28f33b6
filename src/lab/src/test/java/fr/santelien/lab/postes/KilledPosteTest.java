package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.network.Cable;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poste is killed between the local write and the push. */
class KilledPosteTest {

    private static final String TITLE = "Liste d’avant la coupure";

    @TempDir
    Path folder;

    @Test
    void whatWasEnteredBeforeTheKillIsSentByTheNextStart() throws Exception {
        World world = SharedWorld.get();
        try (Cable cable = new Cable(world.server().port())) {
            Killable first = new Killable(world, cable, folder);
            first.order("exchange");
            cable.unplug();
            first.order("list " + TITLE);
            first.kill();
            assertThat(onServer(world)).isZero();

            cable.plug();
            Killable second = new Killable(world, cable, folder);
            second.order("exchange");
            second.kill();
            assertThat(onServer(world)).isEqualTo(1);
        }
    }

    private static long onServer(World world) throws Exception {
        return world.auditor().search("List?code=worklist&_count=200").stream()
                .filter(list -> list.path("title").asText().equals(TITLE))
                .count();
    }
}
