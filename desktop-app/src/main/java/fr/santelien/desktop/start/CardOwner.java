package fr.santelien.desktop.start;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * Whose card an envelope was made for, so that it can be taken away when she leaves, loses it, or it is revoked.
 *
 * @param holderId identifier type and value
 * @param certificate authentication certificate, DER in Base64
 */
record CardOwner(String holderId, String cardNumber, String certificate) {

    private static final String SEPARATOR = "\n";

    static CardOwner of(OpenCard card) throws CertificateEncodingException {
        CardHolder holder = card.holder();
        byte[] der = card.chain().getFirst().getEncoded();
        return new CardOwner(
                holder.id(), holder.cardNumber(), Base64.getEncoder().encodeToString(der));
    }

    /** Whether its authority is known to have revoked it. */
    boolean revoked(Revocations revocations) {
        try {
            byte[] der = Base64.getDecoder().decode(certificate);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))
                            instanceof X509Certificate read
                    && revocations.of(read) instanceof RevocationStatus.Revoked;
        } catch (CertificateException | IllegalArgumentException e) {
            return false;
        }
    }

    String toText() {
        return String.join(SEPARATOR, holderId, cardNumber, certificate);
    }

    static Optional<CardOwner> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return parts.length == 3 ? Optional.of(new CardOwner(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    @Override
    public String toString() {
        return "CardOwner[" + holderId + "]";
    }
}
