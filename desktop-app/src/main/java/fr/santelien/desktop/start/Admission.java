package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.smartcard.envelope.PersonKeys;
import org.jspecify.annotations.Nullable;

/**
 * A card may open the data of a structure on this poste.
 *
 * @param header as it will be once the card is enrolled; not always written yet
 * @param keys to be closed
 * @param unknownHere what to tell when neither the data nor the server can say who the holder is
 * @param enrolment what the server just said of the holder, null when it was not asked or did not answer
 */
record Admission(
        StructureHeader header,
        PersonKeys keys,
        OpenOutcome unknownHere,
        @Nullable Enrolment enrolment) implements AutoCloseable {

    /** The same, the server having been asked as well; null changes nothing. */
    Admission confirmedBy(@Nullable Enrolment said) {
        return said == null ? this : new Admission(header, keys, unknownHere, said);
    }

    @Override
    public void close() {
        keys.close();
    }

    @Override
    public String toString() {
        return "Admission[" + header.structureId() + "]";
    }
}
