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

/** A poste in a process of its own, with Nathalie's session open. */
final class Killable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    /** @param folder its data are in {@code poste}, what it says goes to {@code poste.log} */
    Killable(World world, Cable cable, Path folder) throws Exception {
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
