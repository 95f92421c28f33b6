package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome;

/** An opening goes no further for now; carries what to tell or to ask the user. */
final class OpeningStopped extends Exception {

    private final transient OpenOutcome outcome;

    OpeningStopped(OpenOutcome outcome) {
        super(outcome.getClass().getSimpleName());
        this.outcome = outcome;
    }

    OpenOutcome outcome() {
        return outcome;
    }
}
