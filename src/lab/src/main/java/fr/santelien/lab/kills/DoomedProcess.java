package fr.santelien.lab.kills;

import fr.santelien.lab.trial.HungException;
import fr.santelien.sync.exchange.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a {@link DoomedPoste}, as its parent has it. */
final class DoomedProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    /** What the poste says besides its requests. */
    interface Listener {
        void heard(char kind, String line) throws IOException;
    }

    private final Process process;

    private DoomedProcess(Process process) {
        this.process = process;
    }

    static DoomedProcess start(Path folder, URI server, long seed, Instant now, String point, int passed)
            throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // A killed process does not tidy up: what SQLite unpacks goes with the trial.
                "-Djava.io.tmpdir=" + folder,
                "-Dlogback.configurationFile=fr/santelien/lab/logback-lab.xml",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedPoste.class.getName(),
                folder.toString(),
                server.toString(),
                String.valueOf(seed),
                now.toString(),
                point,
                String.valueOf(passed));
        return new DoomedProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Serves its requests until it ends, or kills it where it asks to be.
     *
     * @throws HungException when it ends by itself without having said so
     */
    void follow(Transport server, Listener listener) throws IOException, InterruptedException {
        Thread watch = Thread.ofVirtual().start(this::killIfLate);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer answers = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                char kind = line.charAt(0);
                String rest = line.length() > 2 ? line.substring(2) : "";
                switch (kind) {
                    case 'R' -> {
                        answers.write(Wire.text(server.send(Wire.request(rest))) + "\n");
                        answers.flush();
                    }
                    case 'E' -> {
                        return;
                    }
                    case 'K' -> {
                        process.destroyForcibly().waitFor();
                        listener.heard(kind, rest);
                        return;
                    }
                    default -> listener.heard(kind, rest);
                }
            }
        } finally {
            watch.interrupt();
        }
        throw new HungException("le poste s’est arrêté de lui-même");
    }

    private void killIfLate() {
        try {
            TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
