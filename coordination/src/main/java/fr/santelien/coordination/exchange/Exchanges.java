package fr.santelien.coordination.exchange;

import fr.santelien.sync.replica.Replica;
import java.util.List;

/** What the exchange has to say to people, and what they may ask of it. */
public final class Exchanges {

    public Exchanges(Replica replica, Connection connection) {}

    public ExchangeStatus status() {
        throw new UnsupportedOperationException();
    }

    /** Not sent yet, oldest first, whoever made it. */
    public List<WaitingRow> waiting() {
        throw new UnsupportedOperationException();
    }

    public List<ConflictRow> conflicts() {
        throw new UnsupportedOperationException();
    }

    /** Keeps what was answered on this poste; the other value stays in the history. */
    public void keepMine(long conflictId) {
        throw new UnsupportedOperationException();
    }

    /** Keeps what the server has; ours stays in the history. */
    public void keepTheirs(long conflictId) {
        throw new UnsupportedOperationException();
    }

    /** Sends a refused change again at the next exchange. */
    public void retry(String reference) {
        throw new UnsupportedOperationException();
    }

    /** Gives a refused change up: the server's version comes back. */
    public void abandon(String reference) {
        throw new UnsupportedOperationException();
    }

    public Connection connection() {
        throw new UnsupportedOperationException();
    }
}
