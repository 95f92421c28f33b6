package fr.santelien.sync.exchange;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the server, on its own virtual thread, and asks for an exchange when it hints that something changed. A
 * hint may be lost: what no hint told of comes with the exchanges of every so often, so that nothing here is an error to
 * anybody. It connects just after an exchange went through, when TLS has a session to resume and the card need not sign.
 */
public final class HintChannel implements AutoCloseable {

    /** A server that says nothing that long is asked whether it is there; proxies cut what is silent for a minute. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** At most so many exchanges from one attempt to the next. */
    private static final int LONGEST_PAUSE = 16;

    private enum End {
        NOT_OFFERED,
        NOT_HEARD,
        HEARD
    }

    private final HintSubscription subscription;
    private final HintLine.Opener lines;
    private final Duration silence;
    private final Semaphore exchanges = new Semaphore(0);
    private @Nullable Thread thread;

    /**
     * Does not start yet.
     *
     * @param server of the exchange, with the structure worked for; stays the caller's
     * @param identity that the server's connections are made with
     * @param criteria search whose matches are worth a hint: {@code Task?_security=…}
     */
    public HintChannel(RegionalServer server, TlsIdentity identity, String criteria) {
        this(new HintSubscription(server, criteria), WebSocketLine.over(identity, server.scope()), SILENCE);
    }

    HintChannel(HintSubscription subscription, HintLine.Opener lines, Duration silence) {
        this.subscription = subscription;
        this.lines = lines;
        this.silence = silence;
    }

    /** @param hinted called for each hint, from now on: hand over, do not work */
    public void start(Runnable hinted) {
        thread = Thread.ofVirtual().name("hints").start(() -> run(hinted));
    }

    /** To be told of each exchange that went through. */
    public void exchanged() {
        exchanges.release();
    }

    private void run(Runnable hinted) {
        try {
            int failures = 0;
            End end = End.HEARD;
            while (end != End.NOT_OFFERED) {
                exchanges.acquire(Math.clamp(failures, 1, LONGEST_PAUSE));
                end = listen(hinted);
                failures = end == End.HEARD ? 0 : failures + 1;
                exchanges.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connects, and listens as long as the connection lasts. */
    private End listen(Runnable hinted) throws InterruptedException {
        try {
            Optional<URI> address = subscription.address();
            if (address.isEmpty()) {
                return End.NOT_OFFERED;
            }
            if (!subscription.isActive()) {
                return End.NOT_HEARD;
            }
            BlockingQueue<HintLine.Heard> heard = new LinkedBlockingQueue<>();
            try (HintLine line = lines.open(address.get(), heard::add)) {
                return follow(line, heard, hinted);
            }
        } catch (IOException | ExchangeStopped e) {
            return End.NOT_HEARD;
        }
    }

    private End follow(HintLine line, BlockingQueue<HintLine.Heard> heard, Runnable hinted)
            throws InterruptedException {
        String bound = "bound " + subscription.id();
        String ping = "ping " + subscription.id();
        End end = End.NOT_HEARD;
        boolean asked = false;
        line.send("bind " + subscription.id());
        while (true) {
            HintLine.Heard next = heard.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
            switch (next) {
                case null -> {
                    if (asked || end == End.NOT_HEARD) {
                        return end;
                    }
                    asked = true;
                    line.probe();
                }
                case HintLine.Heard.Gone _ -> {
                    return end;
                }
                case HintLine.Heard.SignOfLife _ -> asked = false;
                case HintLine.Heard.Message(String text) -> {
                    asked = false;
                    if (text.equals(bound)) {
                        end = End.HEARD;
                    } else if (text.equals(ping)) {
                        hinted.run();
                    }
                }
            }
        }
    }

    /** Waits until nothing is listened to any more. */
    void ended() throws InterruptedException {
        if (thread != null) {
            thread.join();
        }
    }

    /** Ends the connection at once; does not wait. */
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
