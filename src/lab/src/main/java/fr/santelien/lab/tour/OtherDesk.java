package fr.santelien.lab.tour;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The poste of the other structure, where Karima of the DAC sits, as a {@link SecondPoste}: starts it, gives it orders, waits for each. */
final class OtherDesk implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    OtherDesk(World world, Path folder) throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=fr",
                        "-Duser.country=FR",
                        "-Dsantelien.lab.log=" + folder.resolve("world").resolve("poste-dac-journal.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondPoste.class.getName(),
                        world.keys().toString(),
                        folder.resolve("world").resolve("poste-dac").toString(),
                        String.valueOf(world.server().port()),
                        folder.toString(),
                        DemoPerson.KARIMA.name())
                .redirectError(folder.resolve("world").resolve("poste-dac.log").toFile())
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    void order(String... words) throws IOException {
        orders.write(String.join("\t", words) + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (!"DONE".equals(answer)) {
            throw new AssertionError("second poste: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
