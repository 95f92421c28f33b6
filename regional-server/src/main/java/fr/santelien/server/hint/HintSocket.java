package fr.santelien.server.hint;

import java.util.function.Predicate;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One poste that listens. It binds one subscription, of its own structure, and is told nothing but its id. Public because
 * Jetty calls it.
 */
public final class HintSocket implements Session.Listener.AutoDemanding {

    private static final String BIND = "bind ";

    private final Hints hints;
    private final Predicate<String> mayHear;
    private volatile @Nullable Session session;
    private volatile @Nullable String bound;

    /** @param mayHear whether the holder may hear of the subscription of this id, now */
    HintSocket(Hints hints, Predicate<String> mayHear) {
        this.hints = hints;
        this.mayHear = mayHear;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
    }

    @Override
    public void onWebSocketText(String message) {
        String id = message.startsWith(BIND) ? message.substring(BIND.length()) : "";
        if (bound != null || !mayHear.test(id)) {
            refuse();
            return;
        }
        bound = id;
        hints.bind(id, this);
        send("bound " + id);
    }

    /** Something that the bound subscription is about was stored. */
    void ping() {
        String id = bound;
        if (id == null || !mayHear.test(id)) {
            refuse();
        } else {
            send("ping " + id);
        }
    }

    @Override
    public void onWebSocketClose(int status, @Nullable String reason) {
        String id = bound;
        if (id != null) {
            hints.release(id, this);
        }
    }

    /** One that cannot be written to is closed by the container: the poste connects again. */
    private void send(String message) {
        Session open = session;
        if (open != null) {
            open.sendText(message, Callback.NOOP);
        }
    }

    private void refuse() {
        Session open = session;
        if (open != null) {
            open.close(StatusCode.POLICY_VIOLATION, "", Callback.NOOP);
        }
    }
}
