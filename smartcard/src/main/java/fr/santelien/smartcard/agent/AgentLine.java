package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/** The requests sent to an agent process and not answered yet. Each has a limit; past it the agent is given up. */
final class AgentLine implements Agent {
    /** Given beside the usual limit to somebody who types the code on the reader's own keys. */
    private static final Duration TYPING = Duration.ofSeconds(60);

    private final OutputStream out;
    private final Duration limit;
    private final Runnable giveUp;
    private final Map<Integer, CompletableFuture<Frame>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean lost;

    /** @param giveUp run when an answer does not come within its limit */
    AgentLine(OutputStream out, Duration limit, Runnable giveUp) {
        this.out = out;
        this.limit = limit;
        this.giveUp = giveUp;
    }

    @Override
    public CompletableFuture<ModuleView> module(Path module) {
        return ask(number -> Frame.of(Frame.Kind.MODULE, number, data -> data.writeUTF(module.toString())))
                .thenApply(frame -> decode(frame, ModuleView::read));
    }

    @Override
    public CompletableFuture<List<TokenView>> tokens(Path module, String reader) {
        return ask(number -> Frame.of(Frame.Kind.TOKENS, number, data -> {
                    data.writeUTF(module.toString());
                    data.writeUTF(reader);
                }))
                .thenApply(frame -> decode(frame, TokenView::readAll));
    }

    @Override
    public CompletableFuture<LoginView> login(long slot, byte[] keyId, byte[] code) {
        // by hand, not through a stream: streams keep copies of a code
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + keyId.length + code.length);
        payload.putLong(slot);
        return askWithCode(Frame.Kind.LOGIN, payload, List.of(keyId), code)
                .thenApply(frame -> decode(frame, LoginView::read));
    }

    @Override
    public CompletableFuture<SignatureView> signOnce(byte[] keyId, byte[] code, byte[] digestInfo) {
        ByteBuffer payload = ByteBuffer.allocate(3 * Integer.BYTES + keyId.length + digestInfo.length + code.length);
        return askWithCode(Frame.Kind.SIGN_ONCE, payload, List.of(keyId, digestInfo), code)
                .thenApply(frame -> decode(frame, SignatureView::read));
    }

    private CompletableFuture<Frame> askWithCode(
            Frame.Kind kind, ByteBuffer payload, List<byte[]> values, byte[] code) {
        for (byte[] value : values) {
            payload.putInt(value.length).put(value);
        }
        payload.putInt(code.length).put(code);
        Arrays.fill(code, (byte) 0);
        Duration patience = code.length == 0 ? limit.plus(TYPING) : limit;
        return ask(patience, number -> new Frame(kind, number, payload.array()));
    }

    @Override
    public CompletableFuture<byte[]> sign(byte[] digestInfo) {
        return ask(number -> Frame.of(Frame.Kind.SIGN, number, data -> Frame.writeBytes(data, digestInfo)))
                .thenApply(Frame::payload);
    }

    @Override
    public CompletableFuture<Void> lock() {
        return ask(number -> Frame.of(Frame.Kind.LOCK, number, data -> {})).thenApply(frame -> null);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            giveUp.run();
        }
    }

    private interface FrameMaker {
        Frame make(int number);
    }

    private CompletableFuture<Frame> ask(FrameMaker maker) {
        return ask(limit, maker);
    }

    private CompletableFuture<Frame> ask(Duration patience, FrameMaker maker) {
        int number = requests.incrementAndGet();
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        pending.put(number, answer);
        Frame request = maker.make(number);
        try {
            send(request);
        } catch (IOException e) {
            answer.completeExceptionally(gone());
        } finally {
            request.wipe();
        }
        if (lost) {
            answer.completeExceptionally(gone()); // it may have ended before this request was pending
        }
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((frame, error) -> {
            pending.remove(number);
            if (error instanceof TimeoutException) {
                giveUp.run();
            }
        });
    }

    private synchronized void send(Frame frame) throws IOException {
        frame.writeTo(out);
    }

    /** Gives an answer to whoever asked; one that comes after its limit is dropped. */
    void answered(Frame frame) throws IOException {
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

    /** The agent is gone: nobody waits any more. */
    void lost() {
        lost = true;
        pending.values().forEach(answer -> answer.completeExceptionally(gone()));
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
