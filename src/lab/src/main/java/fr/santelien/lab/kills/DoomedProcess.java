package fr.santelien.lab.kills;

import fr.santelien.lab.trial.HungException;
import fr.santelien.sync.exchange.Transport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process of a {@link DoomedPoste}, as its parent has it. */
final class DoomedProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 600;

    /** What the poste says besides its requests. */
    interface Listener {
        void heard(char kind, String line) throws IOException;
    }

    private final Process process;

    private DoomedProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts postes.
     *
     * @param classes made ready by the first poste that comes to its end, so that the others need not load theirs: most of
     *     a short life was that. Null: each loads its own
     */
    record Starter(@Nullable Path classes) {

        /** For many lives; Java prepares classes of archives only, not those of folders. */
        static Starter forMany(Path folder) {
            boolean archives = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .noneMatch(entry -> Files.isDirectory(Path.of(entry)));
            return new Starter(archives ? folder.resolve("classes") : null);
        }

        DoomedProcess start(Path folder, URI server, Life.Plan plan, Instant now, String point, int passed)
                throws IOException {
            List<String> command = new ArrayList<>(command(folder, server, plan, now, point, passed));
            ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.INHERIT;
            if (classes != null) {
                boolean ready = Files.exists(classes);
                command.addAll(
                        1, List.of("-Xlog:disable", (ready ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + classes));
                if (!ready) {
                    // Java comments on its work there.
                    errors = ProcessBuilder.Redirect.to(
                            classes.resolveSibling("classes.log").toFile());
                }
            }
            return new DoomedProcess(
                    new ProcessBuilder(command).redirectError(errors).start());
        }

        static List<String> command(Path folder, URI server, Life.Plan plan, Instant now, String point, int passed) {
            return List.of(
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
                    String.valueOf(plan.seed()),
                    String.valueOf(plan.beginning().schema()),
                    now.toString(),
                    point,
                    String.valueOf(passed));
        }
    }

    /**
     * Serves its requests until it ends, or kills it where it asks to be.
     *
     * @return whether it was killed where it asked to be
     * @throws HungException when it ends by itself without having said so
     */
    boolean follow(Transport server, Listener listener) throws IOException, InterruptedException {
        Thread watch = Thread.ofPlatform().daemon().start(this::killIfLate);
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
                        // Before its input is closed: it prepares the classes of the next one.
                        process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
                        return false;
                    }
                    case 'K' -> {
                        process.destroyForcibly().waitFor();
                        listener.heard(kind, rest);
                        return true;
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
