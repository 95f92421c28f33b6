package fr.santelien.sync.replica;

/** The local file cannot do what was asked. The message never holds personal data. */
public final class ReplicaException extends RuntimeException {

    /** What happened, as far as the file can tell. */
    public enum Kind {
        /** The file opens with another key. */
        WRONG_KEY,
        /** The file is not a replica, or some of its pages are damaged. */
        DAMAGED,
        /** The file was written by a newer version of the poste. */
        NEWER_VERSION,
        /** Another process holds the file. */
        IN_USE,
        /** There is less room on the disk than what is about to be written. */
        NO_SPACE,
        /** The disk refused (full, read only, gone). */
        STORAGE,
        /** A resource that does not exist, or is not visible to the holder. */
        NO_SUCH_RESOURCE,
        /** A value that is no longer the one a decision kept. */
        CHANGED_SINCE,
        /** A mistake of ours. */
        INTERNAL
    }

    private final Kind kind;

    public ReplicaException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ReplicaException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
