package fr.santelien.lab.server;

import fr.santelien.lab.pki.TestPki;
import fr.santelien.server.RegionalServer;
import fr.santelien.server.ServerMain;
import fr.santelien.server.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The regional server in its own JVM, on a database file. It may be killed and started again on the same port and the
 * same data; it stops by itself when this JVM ends.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path folder;
    private final Consumer<String> progress;
    private ServerSettings settings;
    private Process process;

    private ServerProcess(Path folder, ServerSettings settings, Consumer<String> progress) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.progress = progress;
        process = launch();
        this.settings = settings.withPort(awaitReady());
    }

    /**
     * Starts on a free port and waits until it answers, 15 to 40 s.
     *
     * @param folder where settings, database, traces and log of the server are; kept between starts
     * @param progress told a French line every second or so
     */
    public static ServerProcess start(Path folder, TestPki pki, Consumer<String> progress)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new ServerProcess(folder, ServerFiles.settings(folder, pki), progress);
    }

    /** Address of the FHIR endpoint, without a slash at its end. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + settings.port() + RegionalServer.PATH);
    }

    public int port() {
        return settings.port();
    }

    /** SIGKILL: nothing is flushed, connections break. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts again on the same port and data, after {@link #kill} or not. */
    public void restart() throws IOException {
        stop();
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        try {
            process.getOutputStream().close(); // the server stops when its input ends
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException alreadyGone) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        Path file = folder.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.toProperties().store(out, null);
        }
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                file.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    private int awaitReady() throws IOException {
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        // A virtual thread would keep its carrier while it reads from a process: two servers, and on two cores none is
        // left.
        Thread.ofPlatform().daemon().start(() -> readOutput(process, ready));
        for (int seconds = 1; seconds <= LONGEST_START.toSeconds(); seconds++) {
            try {
                int port = ready.get(1, TimeUnit.SECONDS);
                progress.accept("Serveur régional prêt.");
                return port;
            } catch (TimeoutException expected) {
                progress.accept("Démarrage du serveur régional… " + seconds + " s");
            } catch (ExecutionException e) {
                throw new IOException("the server ended before it was ready: " + folder.resolve("server.log"), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        kill();
        throw new IOException("the server did not start: " + folder.resolve("server.log"));
    }

    private static void readOutput(Process process, CompletableFuture<Integer> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ServerMain.READY)) {
                    ready.complete(Integer.valueOf(
                            line.substring(ServerMain.READY.length()).trim()));
                }
            }
            ready.completeExceptionally(new IOException("end of output"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
