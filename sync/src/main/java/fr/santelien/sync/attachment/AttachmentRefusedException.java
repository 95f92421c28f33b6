package fr.santelien.sync.attachment;

/** A document that is not taken. Says nothing of its content. */
public final class AttachmentRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        EMPTY,
        /** More than {@link AttachmentStore#LARGEST} bytes. */
        TOO_LARGE,
        /** None of {@link AttachmentType}. */
        TYPE,
        /** Not the document that was announced. */
        OTHER_CONTENT
    }

    private final Reason reason;

    AttachmentRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
