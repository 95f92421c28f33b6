package fr.santelien.lab.trial;

import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that goes on only when told: it stops before each request leaves and before each answer is read, so that
 * others can do something in between. Only one of all the threads runs at a time: the same steps give the same run.
 */
final class PacedExchange implements Transport {

    private static final long LONGEST_SECONDS = 60;

    private final Transport way;
    private final SynchronousQueue<Boolean> turns = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> stops = new SynchronousQueue<>();
    private @Nullable CompletableFuture<ExchangeOutcome> running;
    private volatile boolean closed;
    private volatile boolean aboutToSend;

    PacedExchange(Transport way) {
        this.way = way;
    }

    boolean isRunning() {
        return running != null;
    }

    /** Whether it has stopped before a request that changes something on the server. */
    boolean isAboutToSend() {
        return isRunning() && aboutToSend;
    }

    private static boolean writes(Request request) {
        // Compact JSON: the type of the bundle is one word of it.
        return request.method().equals("PUT")
                || new String(request.body(), StandardCharsets.UTF_8).contains("\"type\":\"transaction\"");
    }

    void start(Supplier<ExchangeOutcome> exchange) {
        if (running != null) {
            return;
        }
        CompletableFuture<ExchangeOutcome> outcome = new CompletableFuture<>();
        running = outcome;
        Thread.ofVirtual().name("paced-exchange").start(() -> {
            try {
                awaitTurn();
                outcome.complete(exchange.get());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
            stop();
        });
    }

    /**
     * Lets it go on to its next stop.
     *
     * @return how it ended, null when it goes on
     */
    @Nullable
    ExchangeOutcome advance() {
        CompletableFuture<ExchangeOutcome> outcome = running;
        if (outcome == null) {
            return null;
        }
        try {
            if (!turns.offer(true, LONGEST_SECONDS, TimeUnit.SECONDS)
                    || stops.poll(LONGEST_SECONDS, TimeUnit.SECONDS) == null) {
                throw new HungException("an exchange neither asks, nor reads, nor ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (!outcome.isDone()) {
            return null;
        }
        running = null;
        return outcome.join();
    }

    @Override
    public Response send(Request request) throws IOException {
        if (running == null) {
            return way.send(request);
        }
        aboutToSend = writes(request);
        pause();
        aboutToSend = false;
        Response response = way.send(request);
        pause();
        return response;
    }

    /** The same way without its stops: what somebody asks for besides waits for no turn. Closed with this. */
    Transport beside() {
        return new Transport() {
            @Override
            public Response send(Request request) throws IOException {
                return way.send(request);
            }

            @Override
            public void close() {
                // closed with the exchange
            }
        };
    }

    private void pause() throws IOException {
        stop();
        awaitTurn();
        if (closed) {
            throw new IOException("closed");
        }
    }

    private void stop() {
        try {
            stops.put(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTurn() {
        try {
            turns.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        way.close();
    }
}
