package fr.santelien.smartcard.certificate;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The authorities of the IGC-Santé that sign the certificates of real cards, by fingerprint as in the ANS's middleware
 * package. Only those whose whole fingerprint is documented: of the STANDARD branch, which signs cards of authorised
 * staff (CPA), it is not, so that its cards are refused until it is. TEST branches are not among them.
 */
enum IgcSante {
    FORT_ROOT("AC RACINE IGC-SANTE FORT", "bbe751c8b107acd29f7d12e0fcdd717e00138764", "ACR-FO.crl"),
    FORT_PERSONS("AC IGC-SANTE FORT PERSONNES", "aa6131e760b95622c0f4c2aa9d985002c21f3a0c", "ACI-FO-PP.crl");

    private static final String LISTS = "http://igc-sante.esante.gouv.fr/CRL/";

    private final DocumentedAuthority authority;

    IgcSante(String name, String sha1, String list) {
        this.authority = new DocumentedAuthority(name, sha1, List.of(URI.create(LISTS + list)));
    }

    static List<DocumentedAuthority> documented() {
        return Arrays.stream(values()).map(each -> each.authority).toList();
    }

    /**
     * What is documented of an authority.
     *
     * @param name common name
     * @param sha1 fingerprint of its certificate, hexadecimal: the only digest that is published whole
     * @param lists where it publishes the certificates it revoked
     */
    record DocumentedAuthority(String name, String sha1, List<URI> lists) {

        boolean is(X509Certificate certificate) {
            return fingerprint(certificate).filter(sha1::equals).isPresent();
        }

        static Optional<String> fingerprint(X509Certificate certificate) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
                return Optional.of(HexFormat.of().formatHex(digest));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        }
    }
}
