package fr.santelien.desktop.start;

import fr.santelien.desktop.task.Delay;
import fr.santelien.smartcard.envelope.PersonKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a session that an enrolled holder opened, kept across the swap of cards for the next one to enrol: two
 * minutes, one card. Wiped when the time is over, when a card was enrolled, when she gives up, when any session opens
 * and when the poste closes; pulling the card does not end it, that is what it is for.
 */
final class KeyLoan implements AutoCloseable {

    static final Duration LENGTH = Duration.ofMinutes(2);

    private final Clock clock;
    private final Delay delay;
    private @Nullable Lent lent;

    private record Lent(String structureId, String lender, PersonKeys keys, Instant until, Runnable giveUp) {}

    /** @param delay ends the loan by itself, on any thread */
    KeyLoan(Clock clock, Delay delay) {
        this.clock = clock;
        this.delay = delay;
    }

    /**
     * Starts a loan; a former one ends.
     *
     * @param lender id of the holder whose session it is
     * @param keys hers, copied
     * @return until when the next card may be enrolled
     */
    synchronized Instant lend(String structureId, String lender, PersonKeys keys) {
        end();
        Instant until = clock.instant().plus(LENGTH);
        PersonKeys copy = keys.copy();
        lent = new Lent(structureId, lender, copy, until, delay.after(LENGTH, () -> expire(copy)));
        return until;
    }

    /**
     * The keys for a card of this holder: her own draft key when she is the lender (a renewed card), a new one
     * otherwise. The loan goes on until {@link #end()}: a card that could not be enrolled may be tried again.
     *
     * @return empty when nothing is lent for this structure; the caller closes the keys
     */
    synchronized Optional<PersonKeys> borrow(String structureId, String holder) {
        Lent now = lent;
        if (now == null || !now.structureId().equals(structureId)) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(now.until())) {
            end();
            return Optional.empty();
        }
        boolean herself = now.lender().equals(holder);
        return Optional.of(herself ? now.keys().copy() : now.keys().forAnotherPerson());
    }

    /** The structure whose keys are lent. */
    synchronized Optional<String> structure() {
        return Optional.ofNullable(lent).map(Lent::structureId);
    }

    /** Wipes what is lent. */
    synchronized void end() {
        Lent now = lent;
        lent = null;
        if (now != null) {
            now.keys().close();
            now.giveUp().run();
        }
    }

    private synchronized void expire(PersonKeys keys) {
        Lent now = lent;
        if (now != null && now.keys() == keys) {
            end();
        }
    }

    @Override
    public void close() {
        end();
    }
}
