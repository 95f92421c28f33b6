package fr.santelien.sync.exchange;

import java.time.Duration;

/**
 * How long to wait before the server counts as unreachable.
 *
 * @param connect to open the connection
 * @param handshake of TLS, with the signature of the card in it
 * @param answer between two packets of an answer; longer than a transaction of the server may take (30 s)
 * @param slowest bytes a second below which a line counts as dead while something long is sent
 */
public record Timeouts(Duration connect, Duration handshake, Duration answer, int slowest) {

    private static final int SLOWEST = 32 << 10;

    public static final Timeouts ORDINARY =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(40));

    public Timeouts(Duration connect, Duration handshake, Duration answer) {
        this(connect, handshake, answer, SLOWEST);
    }
}
