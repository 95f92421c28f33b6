package fr.santelien.coordination.draft;

/** The user's own key, which only her card opens; handed over by the composition root and gone when her card leaves. */
@FunctionalInterface
public interface DraftKey {

    /** A copy of its 32 bytes, which the caller wipes. */
    byte[] copy();
}
