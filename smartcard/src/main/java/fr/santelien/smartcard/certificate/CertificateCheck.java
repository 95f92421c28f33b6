package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState.Untrusted.Reason;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a certificate read from a card may open a session: it is the authentication certificate of a person's
 * card, chains to a known authority, is within its dates and is not revoked. Nothing is fetched from a network.
 */
public final class CertificateCheck {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int CARD = 0x00;
    private static final int TEST_CARD = 0x80;

    private final CardSettings settings;
    private final Clock clock;

    public CertificateCheck(CardSettings settings, Clock clock) {
        this.settings = settings;
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
            if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate) {
                return check(certificate);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // the JDK's parser throws unchecked exceptions on some malformed values: seeded mutations found them
            return new Verdict.Refused(Reason.UNREADABLE);
        }
        return new Verdict.Refused(Reason.UNREADABLE);
    }

    private Verdict check(X509Certificate certificate) throws GeneralSecurityException {
        if (!authenticates(certificate)) {
            return new Verdict.Refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE);
        }
        PrivateExtensions extensions = new PrivateExtensions(certificate);
        OptionalInt category = extensions.category();
        boolean card = category.isPresent() && (category.getAsInt() == CARD || category.getAsInt() == TEST_CARD);
        if (!card || extensions.cardType().isEmpty() || extensions.cardNumber().isEmpty()) {
            return new Verdict.Refused(Reason.SOFTWARE_CERTIFICATE);
        }
        if (category.getAsInt() == TEST_CARD && !settings.acceptTestCards()) {
            return new Verdict.Refused(Reason.TEST_CARD);
        }
        CardHolder holder = HolderReader.read(certificate).orElse(null);
        if (holder == null || !(certificate.getPublicKey() instanceof RSAPublicKey)) {
            return new Verdict.Refused(Reason.UNREADABLE);
        }
        return checkTrust(certificate, holder);
    }

    private Verdict checkTrust(X509Certificate certificate, CardHolder holder) {
        Instant now = clock.instant();
        Instant last = certificate.getNotAfter().toInstant();
        Instant first = certificate.getNotBefore().toInstant();
        List<X509Certificate> chain;
        try {
            // at a date inside the certificate's own, so that an expired card is told from a foreign one
            chain = chain(certificate, now.isAfter(last) ? last : now.isBefore(first) ? first : now);
        } catch (GeneralSecurityException e) {
            return new Verdict.Refused(Reason.UNKNOWN_AUTHORITY);
        }
        if (now.isBefore(first)) {
            return new Verdict.Refused(Reason.NOT_YET_VALID);
        }
        if (now.isAfter(last)) {
            return new Verdict.Expired(holder);
        }
        return revoked(certificate) ? new Verdict.Revoked(holder) : new Verdict.Accepted(holder, chain);
    }

    /** Authentication: EKU clientAuth and KU digitalSignature. The signature certificate bears nonRepudiation. */
    private static boolean authenticates(X509Certificate certificate) throws CertificateException {
        boolean[] usage = certificate.getKeyUsage();
        List<String> purposes = certificate.getExtendedKeyUsage();
        return usage != null
                && usage[DIGITAL_SIGNATURE]
                && !usage[NON_REPUDIATION]
                && purposes != null
                && purposes.contains(CLIENT_AUTHENTICATION);
    }

    private List<X509Certificate> chain(X509Certificate certificate, Instant at) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = settings.authorities().stream()
                .filter(CertificateCheck::selfSigned)
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(settings.authorities())));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(certificate))));
        parameters.setRevocationEnabled(false); // done apart, with the lists at hand
        parameters.setDate(java.util.Date.from(at));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        CertPath path = result.getCertPath();
        return path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    }

    private boolean revoked(X509Certificate certificate) {
        for (X509CRL list : settings.revocations()) {
            if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                    && list.isRevoked(certificate)
                    && settings.authorities().stream().anyMatch(authority -> signed(list, authority))) {
                return true;
            }
        }
        return false;
    }

    private static boolean signed(X509CRL list, X509Certificate authority) {
        if (!authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean selfSigned(X509Certificate authority) {
        return authority.getSubjectX500Principal().equals(authority.getIssuerX500Principal());
    }
}
