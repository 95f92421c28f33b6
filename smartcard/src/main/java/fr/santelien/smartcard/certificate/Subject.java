package fr.santelien.smartcard.certificate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** A name of a certificate by attribute. On a CPS number and names share one multi-valued RDN. */
record Subject(Map<String, String> values) {
    private static final Map<String, String> KEYWORDS =
            Map.of("2.5.4.42", "GN", "2.5.4.4", "SN", "2.5.4.12", "T", "2.5.4.65", "PSEUDONYM");

    /** @throws NamingException when the name cannot be read */
    static Subject of(X500Principal principal) throws NamingException {
        String name = principal.getName(X500Principal.RFC2253, KEYWORDS);
        Map<String, String> values = new HashMap<>();
        for (Rdn rdn : new LdapName(name).getRdns()) {
            NamingEnumeration<? extends Attribute> attributes =
                    rdn.toAttributes().getAll();
            while (attributes.hasMore()) {
                Attribute attribute = attributes.next();
                if (attribute.get() instanceof String text) {
                    values.putIfAbsent(attribute.getID().toUpperCase(Locale.ROOT), text);
                }
            }
        }
        return new Subject(Map.copyOf(values));
    }

    /** The common name of an authority; empty when it has none. */
    static Optional<String> commonName(X500Principal principal) {
        try {
            return of(principal).shown("CN");
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    /** @param keyword CN, GN, SN, T, O, OU… */
    Optional<String> value(String keyword) {
        return Optional.ofNullable(values.get(keyword)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The same, made fit for a screen. */
    Optional<String> shown(String keyword) {
        return value(keyword).flatMap(DisplayText::of);
    }

    @Override
    public String toString() {
        return "Subject"; // bears a name
    }
}
