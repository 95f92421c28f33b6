package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome;

/** The server could not be asked who the holder is, or refused; carries what to tell the user. */
final class ServerRefusal extends Exception {

    private final transient OpenOutcome.Refused outcome;

    ServerRefusal(OpenOutcome.Refused outcome) {
        super(outcome.sentence());
        this.outcome = outcome;
    }

    OpenOutcome.Refused outcome() {
        return outcome;
    }
}
