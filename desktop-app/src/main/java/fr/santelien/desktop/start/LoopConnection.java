package fr.santelien.desktop.start;

import fr.santelien.coordination.exchange.ClockText;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.FailureText;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.ExchangeLoop;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.LoopState;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ServerCapability;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The exchange loop as the features know it; outlives a loop that is started again with a new session of the card. */
final class LoopConnection implements Connection {

    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Supplier<Set<ServerCapability>> lacks;
    private volatile State state;
    private volatile @Nullable ExchangeLoop loop;
    private volatile @Nullable AttachmentFetch documents;

    /** @param lacks what the server was found to lack, said from the first download on and not only when work waits */
    LoopConnection(Clock clock, Supplier<Set<ServerCapability>> lacks) {
        this.clock = clock;
        this.lacks = lacks;
        state = new State(Reach.CONNECTING, clock.instant(), false, null);
    }

    void over(ExchangeLoop started, AttachmentFetch fetch) {
        loop = started;
        documents = fetch;
    }

    @Override
    public Optional<AttachmentFetch> documents() {
        return Optional.ofNullable(documents);
    }

    void changed(LoopState now) {
        state = new State(
                now.last().map(last -> reach(last, now.online())).orElse(Reach.CONNECTING),
                now.since(),
                now.running(),
                now.last().flatMap(this::sentence).orElse(null),
                clockSentence(),
                now.next().orElse(null));
        listeners.forEach(listener -> listener.accept(state));
    }

    private @Nullable String clockSentence() {
        return Optional.ofNullable(loop)
                .flatMap(ExchangeLoop::serverTime)
                .flatMap(server -> ClockText.of(Duration.between(server, clock.instant())))
                .orElse(null);
    }

    private static Reach reach(ExchangeOutcome last, boolean online) {
        return last instanceof ExchangeOutcome.CodeNeeded ? Reach.CODE_NEEDED : online ? Reach.ONLINE : Reach.OFFLINE;
    }

    /** Merely offline, or waiting for the code, needs no sentence: the frame says so, and it is an ordinary state. */
    private Optional<String> sentence(ExchangeOutcome outcome) {
        Set<ServerCapability> missing = lacks.get();
        if (!missing.isEmpty()
                && (outcome instanceof ExchangeOutcome.ServerLacks || outcome instanceof ExchangeOutcome.Done)) {
            return Optional.of(FailureText.lacking(missing).text());
        }
        if (outcome instanceof ExchangeOutcome.LocalTrouble(ReplicaException.Kind trouble)) {
            return Optional.of(FailureText.here(trouble).text());
        }
        return outcome.failure()
                .filter(failure -> failure != ExchangeFailure.UNREACHABLE && failure != ExchangeFailure.CODE_NEEDED)
                .map(failure -> FailureText.of(failure).text());
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void exchangeNow() {
        ExchangeLoop current = loop;
        if (current != null) {
            current.exchangeNow();
        }
    }

    @Override
    public Runnable onChange(Consumer<State> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
