package fr.santelien.sync.exchange;

/** The conversation with the server cannot go on. */
public final class ExchangeStopped extends Exception {

    private final transient ExchangeOutcome outcome;

    ExchangeStopped(ExchangeOutcome outcome) {
        super(outcome.getClass().getSimpleName());
        this.outcome = outcome;
    }

    public ExchangeOutcome outcome() {
        return outcome;
    }
}
