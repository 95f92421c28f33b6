package fr.santelien.smartcard.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The production's middleware and watch of the readers, without a process: each request is done when it is asked. */
final class FakeAgent implements Agent {
    private final Middleware middleware;
    private final ReaderWatch watch;
    private final Listener listener;
    private boolean ended;

    FakeAgent(Cryptoki cryptoki, Pcsc pcsc, Listener listener) {
        this.middleware = new Middleware(cryptoki, pcsc, () -> {});
        this.watch = new ReaderWatch(pcsc, listener::readersChanged, () -> {});
        this.listener = listener;
    }

    /** Not synchronised with the requests: the real watch has a thread of its own. */
    void look() {
        synchronized (watch) {
            if (ended) {
                return;
            }
            try {
                listener.readersChanged(watch.look());
                return;
            } catch (PcscException e) {
                ended = true;
                listener.readersChanged(new ReadersView(false, List.of()));
            }
        }
        listener.agentLost(Loss.SERVICE_GONE);
    }

    private interface Request<T> {
        T answer() throws MiddlewareException;
    }

    private synchronized <T> CompletableFuture<T> ask(Request<T> request) {
        try {
            return CompletableFuture.completedFuture(request.answer());
        } catch (MiddlewareException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<ModuleView> module(Path module) {
        return ask(() -> middleware.module(module));
    }

    @Override
    public CompletableFuture<List<TokenView>> tokens(Path module, String reader) {
        return ask(() -> middleware.tokens(module, reader));
    }

    @Override
    public CompletableFuture<LoginView> login(long slot, byte[] keyId, byte[] code) {
        try {
            return ask(() -> middleware.login(slot, keyId, typedHere(code)));
        } finally {
            Arrays.fill(code, (byte) 0);
        }
    }

    @Override
    public CompletableFuture<byte[]> sign(byte[] digestInfo) {
        return ask(() -> middleware.sign(digestInfo));
    }

    @Override
    public CompletableFuture<SignatureView> signOnce(byte[] keyId, byte[] code, byte[] digestInfo) {
        try {
            return ask(() -> middleware.signOnce(keyId, typedHere(code), digestInfo));
        } finally {
            Arrays.fill(code, (byte) 0);
        }
    }

    @Override
    public CompletableFuture<Void> lock() {
        return ask(() -> {
                    middleware.lock();
                    return List.of();
                })
                .thenAccept(done -> {});
    }

    @Override
    public void close() {
        synchronized (watch) {
            ended = true;
        }
        synchronized (this) {
            middleware.lock();
        }
    }

    private static byte @Nullable [] typedHere(byte[] code) {
        return code.length == 0 ? null : code;
    }
}
