package fr.santelien.desktop.start;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Whose card an envelope was made for, so that it can be taken away when she leaves or loses it.
 *
 * @param holderId identifier type and value
 * @param serial serial number of the authentication certificate, hexadecimal
 * @param issuer distinguished name of its authority, RFC 2253
 */
record CardOwner(String holderId, String cardNumber, String serial, String issuer) {

    private static final String SEPARATOR = "\n";

    static CardOwner of(OpenCard card) {
        CardHolder holder = card.holder();
        X509Certificate certificate = card.chain().getFirst();
        return new CardOwner(
                holder.id(),
                holder.cardNumber(),
                certificate.getSerialNumber().toString(16),
                certificate.getIssuerX500Principal().getName());
    }

    String toText() {
        return String.join(SEPARATOR, holderId, cardNumber, serial, issuer);
    }

    static Optional<CardOwner> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return parts.length == 4
                ? Optional.of(new CardOwner(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "CardOwner[" + holderId + "]";
    }
}
