package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xipki.pkcs11.wrapper.PKCS11Module;

/**
 * The poste's end of the line to one card agent. Every request has a limit; past it, or when the agent says nothing for
 * as long, the agent is killed and every pending request fails. Thread-safe. Futures complete on a background thread.
 */
public final class AgentProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);

    private final Process process;
    private final OutputStream out;
    private final Duration limit;
    private final Map<Integer, CompletableFuture<Frame>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile long lastHeard = System.nanoTime();

    /** Who is told what the agent says of itself. */
    public interface Listener {
        void readersChanged(ReadersView readers);

        /** The process ended, by itself or killed; called once. */
        void agentLost();
    }

    private AgentProcess(Process process, Duration limit) {
        this.process = process;
        this.out = process.getOutputStream();
        this.limit = limit;
    }

    /**
     * Starts an agent.
     *
     * @param limit how long an answer, or a sign of life, may take
     * @param environment added to the environment of this process
     * @throws IOException when the runtime cannot be started
     */
    public static AgentProcess start(Duration limit, Map<String, String> environment, Listener listener)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-Djava.library.path=" + WrapperLibrary.folder(),
                        CardAgent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD); // a module may print what is on the card
        builder.environment().put("CLASSPATH", place(CardAgent.class) + File.pathSeparator + place(PKCS11Module.class));
        builder.environment().putAll(environment);
        AgentProcess agent = new AgentProcess(builder.start(), limit);
        Thread.ofPlatform().daemon().name("card-agent").start(() -> agent.listen(listener));
        return agent;
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

    /**
     * Reads the tokens in a reader.
     *
     * @param reader name given by PC/SC
     */
    public CompletableFuture<List<TokenView>> tokens(Path module, String reader) {
        return ask(number -> Frame.of(Frame.Kind.TOKENS, number, data -> {
                    data.writeUTF(module.toString());
                    data.writeUTF(reader);
                }))
                .thenApply(frame -> decode(frame, TokenView::readAll));
    }

    /**
     * Gives the code to a token.
     *
     * @param code wiped before this returns
     */
    public CompletableFuture<LoginView> login(long slot, byte[] keyId, byte[] code) {
        return ask(number -> {
                    // by hand, not through a stream: streams keep copies
                    byte[] payload = ByteBuffer.allocate(16 + keyId.length + code.length)
                            .putLong(slot)
                            .putInt(keyId.length)
                            .put(keyId)
                            .putInt(code.length)
                            .put(code)
                            .array();
                    Arrays.fill(code, (byte) 0);
                    return new Frame(Frame.Kind.LOGIN, number, payload);
                })
                .thenApply(frame -> decode(frame, in -> new LoginView(in.readLong(), in.readLong())));
    }

    /**
     * Signs with the key of the last login.
     *
     * @param digestInfo DER of RFC 8017, §9.2
     */
    public CompletableFuture<byte[]> sign(byte[] digestInfo) {
        return ask(number -> Frame.of(Frame.Kind.SIGN, number, data -> Frame.writeBytes(data, digestInfo)))
                .thenApply(Frame::payload);
    }

    /** Logs out and resets the card. */
    public CompletableFuture<Void> lock() {
        return ask(number -> Frame.of(Frame.Kind.LOCK, number, data -> {})).thenApply(frame -> null);
    }

    /** Lets the agent log out, reset the card and end by itself. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            kill();
        }
    }

    public void kill() {
        process.destroyForcibly();
    }

    public long pid() {
        return process.pid();
    }

    private interface FrameMaker {
        Frame make(int number);
    }

    private CompletableFuture<Frame> ask(FrameMaker maker) {
        int number = requests.incrementAndGet();
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        pending.put(number, answer);
        Frame request = maker.make(number);
        try {
            send(request);
        } catch (IOException e) {
            pending.remove(number);
            answer.completeExceptionally(gone());
        } finally {
            request.wipe();
        }
        if (!process.isAlive()) {
            answer.completeExceptionally(gone()); // it may have died between the last answer and this request
        }
        return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((frame, error) -> {
            pending.remove(number);
            if (error instanceof TimeoutException) {
                LOG.warn("The card agent did not answer within {}: it is killed", limit);
                kill();
            }
        });
    }

    private synchronized void send(Frame frame) throws IOException {
        frame.writeTo(out);
    }

    private void listen(Listener listener) {
        Thread watch = Thread.ofPlatform().daemon().name("card-agent-watch").unstarted(this::watch);
        watch.start();
        try (InputStream in = process.getInputStream()) {
            while (true) {
                Frame frame = Frame.readFrom(in);
                lastHeard = System.nanoTime();
                if (frame.kind() == Frame.Kind.READERS) {
                    listener.readersChanged(ReadersView.read(frame.reader()));
                } else {
                    complete(frame);
                }
            }
        } catch (IOException e) {
            LOG.debug("The card agent ended");
        } finally {
            kill();
            watch.interrupt();
            pending.values().forEach(answer -> answer.completeExceptionally(gone()));
            listener.agentLost();
        }
    }

    /** Kills an agent whose watch of the readers hangs. */
    private void watch() {
        try {
            while (process.isAlive()) {
                long silence = System.nanoTime() - lastHeard;
                long left = limit.toNanos() - silence;
                if (left <= 0) {
                    LOG.warn("The card agent is silent for {}: it is killed", limit);
                    kill();
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complete(Frame frame) throws IOException {
        CompletableFuture<Frame> answer = pending.remove(frame.request());
        if (answer == null) {
            return;
        }
        if (frame.kind() == Frame.Kind.FAILURE) {
            DataInput in = frame.reader();
            answer.completeExceptionally(new MiddlewareException(CardFailure.valueOf(in.readUTF()), in.readLong()));
        } else {
            answer.complete(frame);
        }
    }

    private interface Decoder<T> {
        T decode(DataInput in) throws IOException;
    }

    private static <T> T decode(Frame frame, Decoder<T> decoder) {
        try {
            return decoder.decode(frame.reader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MiddlewareException gone() {
        return new MiddlewareException(CardFailure.COMMUNICATION, 0);
    }
}
