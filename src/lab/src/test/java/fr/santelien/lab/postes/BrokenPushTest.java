package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.Work;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies in the middle of a push: nothing lost, nothing doubled. */
class BrokenPushTest {

    private static final int LISTS = 150;

    @TempDir
    Path folder;

    @Test
    void serverKilledInTheMiddleOfAPushHasEveryListOnceInTheEnd() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"))) {
            Work sophie = centre.open(DemoPerson.SOPHIE);
            centre.cable.unplug();
            List<String> made = IntStream.range(0, LISTS)
                    .mapToObj(i -> sophie.worklists().create("Liste de panne " + i))
                    .toList();
            assertThat(sophie.exchanges().status().waiting()).isEqualTo(LISTS);

            CompletableFuture<Void> midway = new CompletableFuture<>();
            Runnable stop = sophie.changes()
                    .listen(types -> CompletableFuture.runAsync(() -> {
                        if (sophie.exchanges().status().waiting() <= LISTS - 5) {
                            midway.complete(null);
                        }
                    }));
            centre.cable.plug();
            midway.orTimeout(60, TimeUnit.SECONDS).join();
            world.server().kill();
            stop.run();
            world.server().restart();
            int arrived = listsOnServer(world);
            assertThat(arrived).as("killed in the middle").isBetween(1, LISTS - 1);
            Desk.settle(sophie);

            assertThat(sophie.exchanges().status().waiting()).isZero();
            for (String list : made) {
                List<JsonNode> versions = world.auditor().versions("List", list);
                assertThat(versions).hasSize(1);
            }
            assertThat(listsOnServer(world)).isEqualTo(LISTS);
        }
    }

    private static int listsOnServer(World world) throws Exception {
        return (int) world.auditor().search("List?code=worklist&_count=200").stream()
                .filter(list -> list.path("title").asText().startsWith("Liste de panne"))
                .count();
    }
}
