package fr.santelien.desktop.testing;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.sync.exchange.AttachmentFetch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A connection that is as the test says and counts the exchanges that are asked for. */
public final class RecordingConnection implements Connection {

    private static final Instant SINCE = Instant.parse("2026-11-22T09:05:00Z");

    public int asked;

    /** What brings documents; empty where the server is not reached. */
    public Optional<AttachmentFetch> documents = Optional.empty();

    private final List<Consumer<State>> listeners = new ArrayList<>();
    private State state = new State(true, SINCE, false, null);

    public void online(boolean online) {
        become(new State(online, SINCE, false, null));
    }

    public void reach(Reach reach) {
        become(new State(reach, SINCE, false, null));
    }

    /** An exchange begins, or ends. */
    public void running(boolean running) {
        become(new State(true, SINCE, running, null));
    }

    private void become(State next) {
        state = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(state));
    }

    public int listening() {
        return listeners.size();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void exchangeNow() {
        asked++;
    }

    @Override
    public Optional<AttachmentFetch> documents() {
        return documents;
    }

    @Override
    public Runnable onChange(Consumer<State> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
