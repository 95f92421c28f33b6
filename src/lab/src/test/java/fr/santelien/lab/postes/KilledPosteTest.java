package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.PosteProcess;
import fr.santelien.lab.world.World;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
            Killable first = new Killable(world, cable);
            first.order("exchange");
            cable.unplug();
            first.order("list " + TITLE);
            first.kill();
            assertThat(onServer(world)).isZero();

            cable.plug();
            Killable second = new Killable(world, cable);
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

    private final class Killable {
        private final Process process;
        private final BufferedReader answers;
        private final Writer orders;

        Killable(World world, Cable cable) throws Exception {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PosteProcess.class.getName(),
                            world.keys().toString(),
                            folder.resolve("poste").toString(),
                            String.valueOf(cable.port()),
                            DemoPerson.NATHALIE.name())
                    .redirectError(folder.resolve("poste.log").toFile())
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            orders = process.outputWriter(StandardCharsets.UTF_8);
            assertThat(answers.readLine()).isEqualTo("DONE");
        }

        void order(String order) throws Exception {
            orders.write(order + "\n");
            orders.flush();
            assertThat(answers.readLine()).isEqualTo("DONE");
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }
}
