package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.ArbitrationRow;
import fr.santelien.coordination.exchange.ConflictRow;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.Exchanges;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.InOrder;
import fr.santelien.desktop.task.Latest;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the exchange has to say at one moment, and what the user decides about it. */
public final class SynchronisationViewModel implements AutoCloseable {

    /** Read together, so that the figures agree with the lines. */
    public record Snapshot(
            ExchangeStatus status,
            Connection.State connection,
            List<WaitingRow> waiting,
            List<ConflictRow> conflicts,
            List<ArbitrationRow> decided) {

        /** All that was entered here is on the server, and nothing asks for a decision. */
        boolean settled() {
            return waiting.isEmpty() && conflicts.isEmpty();
        }
    }

    private final Exchanges exchanges;
    private final Background background;
    private final Latest readings;
    private final InOrder commands;
    private final Runnable stopListening;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable String> toSee = new ReadOnlyObjectWrapper<>();

    public SynchronisationViewModel(Exchanges exchanges, Background background) {
        this.exchanges = exchanges;
        this.background = background;
        this.readings = new Latest(background);
        this.commands = new InOrder(background);
        this.stopListening = exchanges.connection().onChange(state -> background.onScreen(this::refresh));
    }

    /** Empty until the first reading came back. */
    public ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** {@code Type/id} of the record that the message tells to look at, null when it tells of none. */
    ReadOnlyObjectProperty<@Nullable String> toSee() {
        return toSee.getReadOnlyProperty();
    }

    public void refresh() {
        readings.run(this::read, read -> snapshot.set(Optional.of(read)));
    }

    private Snapshot read() {
        return new Snapshot(
                exchanges.status(),
                exchanges.connection().state(),
                exchanges.waiting(),
                exchanges.conflicts(),
                exchanges.arbitrations());
    }

    public void exchangeNow() {
        message.set(null);
        background.run(() -> exchanges.connection().exchangeNow(), this::refresh);
    }

    public void keepMine(ConflictRow conflict) {
        command(() -> exchanges.keepMine(conflict.id()), "synchronisation.done.mine");
    }

    public void keepTheirs(ConflictRow conflict) {
        command(() -> exchanges.keepTheirs(conflict.id()), "synchronisation.done.theirs");
    }

    /** Comes back on a decision; refused when the answer changed since, which is then to be looked at. */
    public void undo(ArbitrationRow decided) {
        command(() -> exchanges.undo(decided.id()), "synchronisation.done.undo", decided.opens());
    }

    public void retry(WaitingRow row) {
        command(() -> exchanges.retry(row.reference()), "synchronisation.done.retry");
    }

    public void abandon(WaitingRow row) {
        command(() -> exchanges.abandon(row.reference()), "synchronisation.done.abandon");
    }

    private void command(Runnable work, String done) {
        command(work, done, "");
    }

    private void command(Runnable work, String done, String toSeeIfRefused) {
        commands.command(
                work,
                () -> {
                    toSee.set(null);
                    message.set(Message.done(done));
                    refresh();
                },
                sentence -> {
                    toSee.set(toSeeIfRefused.isEmpty() ? null : toSeeIfRefused);
                    message.set(Message.refused(sentence));
                    refresh();
                });
    }

    @Override
    public void close() {
        stopListening.run();
        readings.drop();
    }
}
