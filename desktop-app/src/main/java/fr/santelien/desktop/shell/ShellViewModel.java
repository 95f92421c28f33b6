package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.task.Throttle;
import fr.santelien.desktop.text.Moments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the frame shows of one session: who, how much waits where, and how the exchange is. */
final class ShellViewModel implements AutoCloseable {

    /**
     * @param requests requests to handle at the contact point
     * @param decisions conflicts and refused records
     * @param leavers people who left and whose unsent work waits for this user, the referent
     * @param waiting records not sent yet
     * @param finess number of the structure
     * @param codeNeeded nothing is sent before the card's code is given again
     */
    record Counts(
            int requests,
            int decisions,
            int leavers,
            int waiting,
            String finess,
            StatusLine status,
            boolean codeNeeded) {}

    /** At once, so that the frame does not contradict the screen; not oftener, as in a first download. */
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Work work;
    private final Supplier<String> finess;
    private final Background background;
    private final Moments moments;
    private final Latest readings;
    private final Throttle changed;
    private final Runnable stopChanges;
    private final Runnable stopConnection;
    private boolean closed;
    private final ReadOnlyObjectWrapper<Optional<Counts>> counts = new ReadOnlyObjectWrapper<>(Optional.empty());

    ShellViewModel(Work work, Supplier<String> finess, Background background, Delay delay, Moments moments) {
        this.work = work;
        this.finess = finess;
        this.background = background;
        this.moments = moments;
        this.readings = new Latest(background);
        this.changed = new Throttle(delay, PAUSE, this::refresh);
        this.stopChanges = work.changes().listen(types -> background.onScreen(this::changed));
        this.stopConnection = work.exchanges().connection().onChange(state -> background.onScreen(this::refresh));
    }

    /** Empty until the first reading came back. */
    ReadOnlyObjectProperty<Optional<Counts>> counts() {
        return counts.getReadOnlyProperty();
    }

    /** A change told just before the end may reach the screen just after it. */
    private void changed() {
        if (!closed) {
            changed.call();
        }
    }

    void refresh() {
        readings.run(this::read, read -> counts.set(Optional.of(read)));
    }

    private Counts read() {
        ExchangeStatus status = work.exchanges().status();
        Connection.State connection = work.exchanges().connection().state();
        Integer requests = work.contactPoint().counts().get(RequestRow.Stage.TO_HANDLE);
        return new Counts(
                requests == null ? 0 : requests,
                status.conflicts() + status.refused(),
                work.memberships().leavers().size(),
                status.waiting(),
                finess.get(),
                StatusLine.of(status, connection, moments),
                connection.reach() == Connection.Reach.CODE_NEEDED);
    }

    void exchangeNow() {
        background.run(() -> work.exchanges().connection().exchangeNow(), this::refresh);
    }

    @Override
    public void close() {
        closed = true;
        stopChanges.run();
        changed.cancel();
        stopConnection.run();
        readings.drop();
    }
}
