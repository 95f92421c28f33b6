package fr.santelien.smartcard.session;

import fr.santelien.smartcard.agent.TokenView;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate a holder signs documents with: nonRepudiation, and the holder and the authority of the authentication
 * certificate that was accepted.
 *
 * @param keyId CKA_ID, which joins the certificate to its key
 */
record SignatureCertificate(byte[] keyId, X509Certificate certificate) {
    private static final int NON_REPUDIATION = 1;

    /** Empty when the card bears none that is valid today. */
    static Optional<SignatureCertificate> of(KnownCard card) {
        return card.token().certificates().stream()
                .flatMap(candidate -> read(candidate).stream())
                .filter(candidate -> signsFor(card.chain().getFirst(), candidate.certificate))
                .findFirst();
    }

    private static Optional<SignatureCertificate> read(TokenView.Certificate candidate) {
        try {
            return CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(candidate.der()))
                            instanceof X509Certificate certificate
                    ? Optional.of(new SignatureCertificate(candidate.id(), certificate))
                    : Optional.empty();
        } catch (CertificateException | RuntimeException e) {
            return Optional.empty(); // the JDK's parser throws unchecked exceptions on some malformed values
        }
    }

    private static boolean signsFor(X509Certificate authentication, X509Certificate candidate) {
        boolean[] usage = candidate.getKeyUsage();
        if (usage == null || !usage[NON_REPUDIATION]) {
            return false;
        }
        try {
            candidate.checkValidity();
        } catch (CertificateException e) {
            return false;
        }
        return candidate.getSubjectX500Principal().equals(authentication.getSubjectX500Principal())
                && candidate.getIssuerX500Principal().equals(authentication.getIssuerX500Principal());
    }
}
