package fr.santelien.coordination.access;

/** A command that is not allowed or not possible, with the French sentence and remedy to show. Nothing was changed. */
public final class Refusal extends RuntimeException {

    public Refusal(String sentence) {
        super(sentence);
    }

    /** What to show, remedy included. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
