package fr.santelien.server.session;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** What the server reads in a client certificate. */
final class HolderCertificate {

    /** Type of card: present on every CPS, CPF, CPE and CPA, absent from software certificates. */
    private static final String CARD_TYPE = "1.2.250.1.71.1.2.2";

    /** Issuer prefix, slash, number. */
    private static final String CARD_NUMBER = "1.2.250.1.71.1.2.3";

    /** IdNat_PS: type digit, then RPPS ({@code 8…}) or structure and register number ({@code 3…/…}). */
    private static final Pattern PERSON = Pattern.compile("[0-9][0-9A-Za-z]{7,16}(/[0-9A-Za-z]{1,20})?");

    private static final Map<String, String> KEYWORDS =
            Map.of("2.5.4.42", "GN", "2.5.4.4", "SN", "2.5.4.12", "T", "2.5.4.65", "PSEUDONYM");

    private HolderCertificate() {}

    /** National identifier of the person the card belongs to; empty for anything but a card. */
    static Optional<String> person(X509Certificate certificate) {
        if (certificate.getExtensionValue(CARD_TYPE) == null) {
            return Optional.empty();
        }
        return commonName(certificate).filter(name -> PERSON.matcher(name).matches());
    }

    /** Number of the card without its issuer prefix; empty when the certificate bears none. */
    static String cardNumber(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(CARD_NUMBER);
        // An OCTET STRING that holds a short string: two bytes of tag and length each.
        if (extension == null || extension.length < 4 || extension[1] < 0 || extension[3] != extension.length - 4) {
            return "";
        }
        String text = new String(extension, 4, extension.length - 4, StandardCharsets.US_ASCII);
        return text.substring(text.indexOf('/') + 1);
    }

    /** Common name of a software certificate; empty for a card. */
    static Optional<String> software(X509Certificate certificate) {
        return certificate.getExtensionValue(CARD_TYPE) == null ? commonName(certificate) : Optional.empty();
    }

    /** On a card the common name sits in one multi-valued RDN with the names, so a split on commas would miss it. */
    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, KEYWORDS);
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                Attribute name = rdn.toAttributes().get("CN");
                if (name != null && name.get() instanceof String text) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        } catch (NamingException e) {
            throw new IllegalStateException("an attribute read from memory", e);
        }
    }
}
