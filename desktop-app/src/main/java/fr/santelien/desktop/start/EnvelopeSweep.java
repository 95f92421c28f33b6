package fr.santelien.desktop.start;

import fr.santelien.smartcard.envelope.DataSeal;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away the envelopes of cards that may not open the data any more. */
final class EnvelopeSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeSweep.class);

    private EnvelopeSweep() {}

    /**
     * The header without those envelopes.
     *
     * @param inUse mark of the card in the reader: the server just accepted it
     * @param gone whether a card lost its right; an envelope whose owner cannot be read stays
     */
    static StructureHeader sweep(StructureHeader header, String inUse, DataSeal seal, Predicate<CardOwner> gone) {
        Set<String> marks = new HashSet<>();
        header.cards().forEach((mark, card) -> {
            if (!mark.equals(inUse) && owner(seal, mark, card).filter(gone).isPresent()) {
                marks.add(mark);
            }
        });
        if (!marks.isEmpty()) {
            LOG.info("{} envelope(s) taken away: membership ended, card lost or revoked", marks.size());
        }
        return marks.isEmpty() ? header : header.without(marks);
    }

    /** Whose card it is, read with the data key. */
    static Optional<CardOwner> owner(DataSeal seal, String mark, EnrolledCard card) {
        try {
            return CardOwner.parse(seal.open(card.owner(), mark));
        } catch (GeneralSecurityException e) {
            LOG.warn("The owner of an envelope cannot be read");
            return Optional.empty();
        }
    }
}
