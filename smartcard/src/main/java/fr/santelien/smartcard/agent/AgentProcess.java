package fr.santelien.smartcard.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xipki.pkcs11.wrapper.PKCS11Module;

/** Starts card agents as child processes, listens to them, and kills one that is silent for too long. */
public final class AgentProcess {
    private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);

    private final Process process;
    private final Duration limit;
    private final AgentLine line;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean givenUp;

    private AgentProcess(Process process, Duration limit) {
        this.process = process;
        this.limit = limit;
        this.line = new AgentLine(process.getOutputStream(), limit, this::giveUp);
    }

    /**
     * How agents are started.
     *
     * @param limit how long an answer, or a sign of life, may take
     * @param environment added to the environment of this process
     */
    public static Agent.Launcher launcher(Duration limit, Map<String, String> environment) {
        return listener -> start(limit, environment, listener);
    }

    private static Agent start(Duration limit, Map<String, String> environment, Agent.Listener listener)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx64m",
                        // a module that crashes leaves neither a report nor a dump: both would hold what was in memory
                        "-XX:+SuppressFatalErrorMessage",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.library.path=" + WrapperLibrary.folder(),
                        CardAgent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD); // a module may print what is on the card
        builder.environment().put("CLASSPATH", place(CardAgent.class) + File.pathSeparator + place(PKCS11Module.class));
        builder.environment().putAll(environment);
        AgentProcess agent = new AgentProcess(builder.start(), limit);
        Thread.ofPlatform().daemon().name("card-agent").start(() -> agent.listen(listener));
        return agent.line;
    }

    /** The agent needs our classes and the wrapper's: a poste's whole class path would fill its small memory. */
    private static Path place(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private void listen(Agent.Listener listener) {
        Thread watch = Thread.ofPlatform().daemon().name("card-agent-watch").unstarted(this::watch);
        watch.start();
        try (InputStream in = process.getInputStream()) {
            while (true) {
                Frame frame = Frame.readFrom(in);
                lastHeard = System.nanoTime();
                if (frame.kind() == Frame.Kind.READERS) {
                    listener.readersChanged(ReadersView.read(frame.reader()));
                } else {
                    line.answered(frame);
                }
            }
        } catch (IOException e) {
            LOG.debug("The card agent ended");
        } finally {
            Agent.Loss why = loss();
            watch.interrupt();
            line.lost();
            listener.agentLost(why);
        }
    }

    /** The streams are closed: the process has ended, or is about to. */
    private Agent.Loss loss() {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (givenUp) {
                return Agent.Loss.SILENT;
            }
            return process.waitFor() == CardAgent.SERVICE_GONE ? Agent.Loss.SERVICE_GONE : Agent.Loss.ENDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return Agent.Loss.ENDED;
        }
    }

    /** Gives up an agent whose watch of the readers hangs. */
    private void watch() {
        try {
            while (process.isAlive()) {
                long silence = System.nanoTime() - lastHeard;
                long left = limit.toNanos() - silence;
                if (left <= 0) {
                    giveUp();
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp() {
        LOG.warn("The card agent did not answer within {}: it is killed", limit);
        givenUp = true;
        process.destroyForcibly();
    }
}
