package fr.santelien.smartcard.envelope;

import fr.santelien.smartcard.OpenCard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Seals the keys of a person for her card and opens them with the same card. The secret is a signature of the card, which is the same
 * each time because PKCS#1 v1.5 is deterministic, over a challenge that nothing else signs: purpose, version, hash of the
 * certificate and a random salt kept in the envelope. Every array made on the way is wiped; the JDK's own copies inside
 * its key objects cannot be, and go with the garbage.
 */
public final class Envelopes {
    private static final byte[] PURPOSE =
            "Santélien Poste, enveloppe de la clé des données\0".getBytes(StandardCharsets.UTF_8);

    private Envelopes() {}

    /**
     * Seals keys for a card.
     *
     * @param keys left as they are
     * @throws GeneralSecurityException when the card does not sign
     */
    public static Envelope seal(PersonKeys keys, OpenCard card) throws GeneralSecurityException {
        byte[] salt = new byte[Envelope.SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        byte[] hash = certificateHash(card);
        byte[] challenge = challenge(hash, salt);
        byte[] signature = card.sign(challenge);
        byte[] payload = keys.payload();
        try {
            verify(card.chain().getFirst(), challenge, signature);
            return new Envelope(
                    salt, hash, KeyWrap.from(signature, salt, PURPOSE).wrap(payload));
        } finally {
            Arrays.fill(payload, (byte) 0);
            Arrays.fill(signature, (byte) 0);
        }
    }

    /**
     * Opens an envelope with the card it was sealed for.
     *
     * @return the keys, which the caller closes
     * @throws WrongCardException when it was sealed for another card; this one is not asked to sign
     * @throws GeneralSecurityException when the card does not sign or the envelope is damaged
     */
    public static PersonKeys open(Envelope envelope, OpenCard card) throws GeneralSecurityException {
        byte[] hash = certificateHash(card);
        if (!MessageDigest.isEqual(hash, envelope.certificateHash())) {
            throw new WrongCardException();
        }
        byte[] payload = unwrap(envelope, card.sign(challenge(hash, envelope.salt())));
        try {
            return PersonKeys.read(payload);
        } finally {
            Arrays.fill(payload, (byte) 0);
        }
    }

    /** A faulty signature needs no check of its own here: AES key wrap tells that its key is another. */
    private static byte[] unwrap(Envelope envelope, byte[] signature) throws GeneralSecurityException {
        try {
            return KeyWrap.from(signature, envelope.salt(), PURPOSE).unwrap(envelope.wrappedKeys());
        } finally {
            Arrays.fill(signature, (byte) 0);
        }
    }

    private static byte[] challenge(byte[] certificateHash, byte[] salt) {
        return ByteBuffer.allocate(PURPOSE.length + 1 + certificateHash.length + salt.length)
                .put(PURPOSE)
                .put((byte) Envelope.VERSION)
                .put(certificateHash)
                .put(salt)
                .array();
    }

    /** A faulty signature would seal the keys for ever. */
    private static void verify(X509Certificate certificate, byte[] challenge, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(challenge);
        if (!verifier.verify(signature)) {
            throw new SignatureException("the card's signature does not match its certificate");
        }
    }

    private static byte[] certificateHash(OpenCard card) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256")
                .digest(card.chain().getFirst().getEncoded());
    }
}
