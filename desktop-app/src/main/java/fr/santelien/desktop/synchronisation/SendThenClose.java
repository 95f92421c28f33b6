package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.Exchanges;
import fr.santelien.coordination.exchange.Obstacle;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The end of the day: sends what the user has waiting, then the poste may close; or tells what remains and why. Never
 * waits for a server that does not answer. What awaits another card is not hers to send.
 */
public final class SendThenClose implements AutoCloseable {

    /** Where it stands. */
    public sealed interface Step {

        /** Nothing is known yet: a matter of milliseconds. */
        record Looking() implements Step {}

        record Sending(int sent, int total) implements Step {}

        /** @param why number of changes that stay on the poste, by what keeps them */
        record Remaining(Map<Obstacle, Integer> why) implements Step {}

        /** Nothing of hers waits. */
        record Done() implements Step {}
    }

    /** Read together. */
    private record Reading(Connection.State connection, List<WaitingRow> waiting) {}

    /** Exchanges that end with something left to send, as when she typed meanwhile, before it is said to remain. */
    private static final int MOST_EXCHANGES = 3;

    private final Exchanges exchanges;
    private final Background background;
    private final Latest readings;
    private final Runnable finishTyping;
    private final Runnable stopRows;
    private final Runnable stopConnection;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Looking());
    private int total;
    private boolean begun;
    private boolean typingFinished;
    private boolean running;
    private int ended;

    /** @param finishTyping leaves the section being typed, so that it can be sent; on the screen's thread */
    public SendThenClose(Work work, Background background, Runnable finishTyping) {
        this.exchanges = work.exchanges();
        this.background = background;
        this.readings = new Latest(background);
        this.finishTyping = finishTyping;
        this.stopRows = work.changes().listen(types -> background.onScreen(this::look));
        this.stopConnection =
                exchanges.connection().onChange(state -> background.onScreen(() -> connectionChanged(state)));
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /** Looks at what waits, and goes on from there. */
    public void begin() {
        begun = true;
        look();
    }

    private void look() {
        if (begun && !isOver()) {
            readings.run(() -> new Reading(exchanges.connection().state(), exchanges.waiting()), this::goOn);
        }
    }

    private boolean isOver() {
        return step.get() instanceof Step.Done || step.get() instanceof Step.Remaining;
    }

    private void connectionChanged(Connection.State state) {
        if (running && !state.running()) {
            ended++;
        }
        running = state.running();
        look();
    }

    private void goOn(Reading now) {
        if (isOver()) {
            return;
        }
        Map<Obstacle, Integer> mine = byObstacle(now.waiting());
        if (mine.containsKey(Obstacle.TYPING) && !typingFinished) {
            typingFinished = true;
            finishTyping.run();
            look();
            return;
        }
        int leaving = mine.getOrDefault(Obstacle.NONE, 0);
        if (mine.isEmpty()) {
            step.set(new Step.Done());
        } else if (leaving == 0 || ended >= MOST_EXCHANGES) {
            step.set(new Step.Remaining(mine));
        } else {
            send(leaving);
        }
    }

    private void send(int leaving) {
        boolean first = step.get() instanceof Step.Looking;
        total = Math.max(total, leaving);
        step.set(new Step.Sending(total - leaving, total));
        if (first || !running) {
            background.run(() -> exchanges.connection().exchangeNow(), () -> {});
        }
    }

    private static Map<Obstacle, Integer> byObstacle(List<WaitingRow> waiting) {
        Map<Obstacle, Integer> counts = new EnumMap<>(Obstacle.class);
        for (WaitingRow row : waiting) {
            boolean notHers = row.reference().isEmpty() && row.obstacle().asksSomething();
            if (row.obstacle() != Obstacle.ANOTHER_CARD && !notHers) {
                counts.merge(row.obstacle(), row.count(), Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public void close() {
        stopRows.run();
        stopConnection.run();
        readings.drop();
    }
}
