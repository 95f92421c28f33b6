package fr.santelien.sync.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * What the exchange loop is at.
 *
 * @param online whether the server answered the last time
 * @param since when that became so
 * @param running an exchange is under way
 * @param last how the last finished exchange ended
 * @param next when it is tried again by itself after a failure, by the clock of this PC; empty otherwise
 */
public record LoopState(
        boolean online, Instant since, boolean running, Optional<ExchangeOutcome> last, Optional<Instant> next) {}
