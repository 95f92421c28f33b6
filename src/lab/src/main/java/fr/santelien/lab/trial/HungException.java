package fr.santelien.lab.trial;

/** What had to come to an end did not. */
public final class HungException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HungException(String what) {
        super(what);
    }
}
