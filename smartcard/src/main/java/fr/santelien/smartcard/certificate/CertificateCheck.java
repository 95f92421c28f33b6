package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState.Untrusted.Reason;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decides whether a certificate read from a card may open a session: it is the authentication certificate of a person's
 * card, chains to a known authority, is within its dates and is not known to be revoked. Nothing is fetched here.
 */
public final class CertificateCheck {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int NO_AUTHORITY = -1;
    private static final int CARD = 0x00;
    private static final int TEST_CARD = 0x80;
    /** A card's certificate has some 1500 bytes. */
    private static final int LONGEST = 16 << 10;

    private final TrustedAuthorities authorities;
    private final Revocations revocations;
    private final Clock clock;

    public CertificateCheck(CardSettings settings, Clock clock) {
        this.authorities = settings.authorities();
        this.revocations = settings.revocations();
        this.clock = clock;
    }

    /**
     * Judges a certificate.
     *
     * @param der whatever the card holds: hostile bytes are {@link Reason#UNREADABLE}
     */
    public Verdict check(byte[] der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (der.length <= LONGEST
                    && factory.generateCertificate(new ByteArrayInputStream(der))
                            instanceof X509Certificate certificate) {
                return check(certificate);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // the JDK's parser throws unchecked exceptions on some malformed values: seeded mutations found them
            return refused(Reason.UNREADABLE);
        }
        return refused(Reason.UNREADABLE);
    }

    private Verdict check(X509Certificate certificate) throws GeneralSecurityException {
        if (!authenticates(certificate)) {
            return refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE);
        }
        PrivateExtensions extensions = new PrivateExtensions(certificate);
        OptionalInt category = extensions.category();
        boolean card = category.isPresent() && (category.getAsInt() == CARD || category.getAsInt() == TEST_CARD);
        if (!card || extensions.cardType().isEmpty() || extensions.cardNumber().isEmpty()) {
            return refused(Reason.SOFTWARE_CERTIFICATE);
        }
        if (category.getAsInt() == TEST_CARD && !authorities.test()) {
            return refused(Reason.TEST_CARD);
        }
        KeyValidity validity = KeyValidity.of(certificate).orElse(null);
        if (validity == null
                || certificate.hasUnsupportedCriticalExtension()
                || !(certificate.getPublicKey() instanceof RSAPublicKey)) {
            return refused(Reason.UNREADABLE);
        }
        CardHolder holder = HolderReader.read(certificate, validity.last()).orElse(null);
        return holder == null ? refused(Reason.UNREADABLE) : checkTrust(certificate, validity, holder);
    }

    /** Authentication: EKU clientAuth and KU digitalSignature. The signature certificate bears nonRepudiation. */
    private static boolean authenticates(X509Certificate certificate) throws CertificateException {
        boolean[] usage = certificate.getKeyUsage();
        List<String> purposes = certificate.getExtendedKeyUsage();
        return usage != null
                && usage[DIGITAL_SIGNATURE]
                && !usage[NON_REPUDIATION]
                && purposes != null
                && purposes.contains(CLIENT_AUTHENTICATION)
                && certificate.getBasicConstraints() == NO_AUTHORITY;
    }

    private Verdict checkTrust(X509Certificate certificate, KeyValidity validity, CardHolder holder) {
        if (!authorities.usable()) {
            return refused(Reason.NO_AUTHORITIES_INSTALLED);
        }
        Instant now = clock.instant();
        List<X509Certificate> chain;
        try {
            // at a date inside the certificate's own, so that an expired card is told from a foreign one
            chain = CertificateChain.build(certificate, authorities, validity.closestTo(now));
        } catch (GeneralSecurityException e) {
            return refused(Reason.UNKNOWN_AUTHORITY);
        }
        if (now.isBefore(validity.first())) {
            return refused(Reason.NOT_YET_VALID);
        }
        if (now.isAfter(validity.last())) {
            return new Verdict.Expired(holder);
        }
        revocations.seen(chain);
        return checkRevocation(chain, holder);
    }

    /**
     * The verdict on a chain accepted earlier, with what has become known since.
     *
     * @param chain as {@link Verdict.Accepted} gave it
     */
    public Verdict checkRevocation(List<X509Certificate> chain, CardHolder holder) {
        for (X509Certificate certificate : chain) {
            if (revocations.of(certificate) instanceof RevocationStatus.Revoked) {
                return certificate.equals(chain.getFirst())
                        ? new Verdict.Revoked(holder)
                        : refused(Reason.AUTHORITY_REVOKED);
            }
        }
        return new Verdict.Accepted(holder, chain);
    }

    private static Verdict refused(Reason reason) {
        return new Verdict.Refused(reason);
    }
}
