package fr.santelien.smartcard.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from a card's certificate up to a root; the intermediate authority is not on the card. */
final class CertificateChain {
    private CertificateChain() {}

    /**
     * Signatures, dates, basicConstraints, path length and key usage of the authorities are the JDK's part (RFC 5280,
     * §6); revocation is not looked at.
     *
     * @return the certificate, then the intermediate authorities, without the root
     * @throws GeneralSecurityException when there is none
     */
    static List<X509Certificate> build(X509Certificate certificate, TrustedAuthorities authorities, Instant at)
            throws GeneralSecurityException {
        Set<TrustAnchor> roots = authorities.found().stream()
                .filter(TrustedAuthorities.Found::root)
                .map(root -> new TrustAnchor(root.certificate(), null))
                .collect(Collectors.toSet());
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(authorities.certificates())));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(certificate))));
        parameters.setRevocationEnabled(false);
        parameters.setDate(java.util.Date.from(at));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        return result.getCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
