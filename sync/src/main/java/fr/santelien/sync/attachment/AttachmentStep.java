package fr.santelien.sync.attachment;

/** A step by which a content comes to the disk, or leaves it; in this order. */
public enum AttachmentStep {
    /** Nothing is written yet. */
    BEGUN,
    /** An empty file, under a name that is no document's. */
    CREATED,
    WRITTEN,
    /** The content is on the disk, under that name. */
    FORCED,
    /** It bears its own name, which may not be on the disk. */
    NAMED,
    /** The name is on the disk, too. */
    KEPT,
    /** A sweep knows what it will drop; told once a file. */
    DROPPING,
    DROPPED
}
