package fr.santelien.lab.kills;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.tour.SecondPoste;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of a whole poste, with its screens, its reader and Nathalie's card in it, as its parent has it. It ends with
 * its standard input: it cannot outlive its parent.
 */
final class DoomedDesktop implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Thread watch;
    private String last = "";

    private DoomedDesktop(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.watch = Thread.ofPlatform().daemon().start(this::killIfLate);
    }

    /** @param folder its data are in {@code poste}, what it says goes to {@code poste.log} */
    static DoomedDesktop start(World world, Path folder, int port) throws IOException {
        return new DoomedDesktop(new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=fr",
                        "-Duser.country=FR",
                        "-Dsantelien.lab.log=" + folder.resolve("journal.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondPoste.class.getName(),
                        world.keys().toString(),
                        folder.resolve("poste").toString(),
                        String.valueOf(port),
                        folder.toString(),
                        DemoPerson.NATHALIE.name()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("poste.log").toFile()))
                .start());
    }

    /** Gives an order, and does not wait. */
    void order(String... words) {
        last = String.join(" ", words);
        try {
            orders.write(String.join("\t", words) + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new HungException("« " + last + " » : le poste s’est arrêté");
        }
    }

    /**
     * Gives an order and waits until it is done.
     *
     * @throws HungException when the screen does not come to it
     */
    void obey(String... words) throws IOException {
        order(words);
        awaitDone();
    }

    /** Waits until the last order is done. */
    void awaitDone() throws IOException {
        String answer = answers.readLine();
        if (!"DONE".equals(answer)) {
            throw new HungException("« " + last + " » : " + (answer == null ? "le poste s’est arrêté" : answer));
        }
    }

    /** The system's signal, without a chance to finish anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void killIfLate() {
        try {
            TimeUnit.NANOSECONDS.sleep(LONGEST.toNanos());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        watch.interrupt();
        kill();
    }
}
