package fr.santelien.lab.pki;

import fr.santelien.lab.people.DemoPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The test PKI: root → {@code TEST AC IGC-SANTE FORT PERSONNES} → people, a separate branch for servers, and a foreign
 * root for bad input. Made once and kept in a folder, so that the next start is fast; what nobody asks for is not made.
 * Thread-safe, and two processes may share a folder.
 */
public final class TestPki {
    /** Password of every PKCS#12 file of the folder. */
    public static final String PASSWORD = PkiFolder.PASSWORD;

    private static final Duration CARD_LIFE = Duration.ofDays(3 * 365L);

    private final PkiFolder folder;

    private TestPki(PkiFolder folder) {
        this.folder = folder;
    }

    /**
     * @param folder made if missing, with rights for its owner only
     * @throws IOException when the folder cannot be made
     */
    public static TestPki open(Path folder) throws IOException {
        return new TestPki(new PkiFolder(folder));
    }

    /** Root and intermediate authorities of people: what a poste or a server trusts for cards. */
    public List<X509Certificate> personAuthorities() throws GeneralSecurityException, IOException {
        return List.of(personsRoot().certificate(), persons().certificate());
    }

    /** Root of the servers' branch: what a poste trusts for servers. */
    public List<X509Certificate> serverAuthorities() throws GeneralSecurityException, IOException {
        return List.of(serversRoot().certificate());
    }

    /** The ordinary card of a person. */
    public CardMaterial card(DemoPerson person) throws GeneralSecurityException, IOException {
        return card(person, CardVariant.ORDINARY);
    }

    /** A card of a person with something wrong in it. */
    public CardMaterial card(DemoPerson person, CardVariant variant) throws GeneralSecurityException, IOException {
        String number = variant == CardVariant.SOFTWARE ? "" : person.cardNumber;
        return new CardMaterial(
                person.cardNumber,
                person(person, variant, "aut", PersonCertificates.authentication(person, number)),
                person(person, variant, "sig", PersonCertificates.signature(person, number)),
                DemoPerson.CODE);
    }

    /** A new card of the same person: other keys, another number, as after a renewal. */
    public CardMaterial renewedCard(DemoPerson person) throws GeneralSecurityException, IOException {
        String number = "27" + person.cardNumber.substring(2);
        return new CardMaterial(
                number,
                person(person, CardVariant.ORDINARY, "renewed-aut", PersonCertificates.authentication(person, number)),
                person(person, CardVariant.ORDINARY, "renewed-sig", PersonCertificates.signature(person, number)),
                DemoPerson.CODE);
    }

    /** Certificate for {@code localhost} and {@code 127.0.0.1}. */
    public Identity server() throws GeneralSecurityException, IOException {
        return server("server", serversIssuer());
    }

    /** The same names under an authority nobody trusts. */
    public Identity foreignServer() throws GeneralSecurityException, IOException {
        return server("foreign-server", foreign());
    }

    /** PKCS#12 file of {@link #server()}, entry {@code key}, password {@link #PASSWORD}. */
    public Path serverFile() throws GeneralSecurityException, IOException {
        server();
        return folder.file("server");
    }

    /** A software client of the servers' branch, for tests that read the server without going through a poste. */
    public Identity auditor() throws GeneralSecurityException, IOException {
        return folder.keep("auditor", () -> {
            KeyPair pair = Authority.newKey();
            Instant now = Instant.now();
            Authority issuer = serversIssuer();
            X509Certificate certificate = issuer.issue(
                    new X500Name("C=FR,O=TEST FICTIF,CN=auditor"),
                    pair.getPublic(),
                    now.minus(Duration.ofDays(1)),
                    now.plus(CARD_LIFE),
                    builder -> {
                        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                        builder.addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                    });
            return new Identity(pair.getPrivate(), List.of(certificate, issuer.certificate()));
        });
    }

    /** Revocation list of the people's authority: the {@link CardVariant#REVOKED} card of each demo person asked for. */
    public X509CRL revocations(DemoPerson... people) throws GeneralSecurityException, IOException {
        List<X509Certificate> revoked = new ArrayList<>();
        for (DemoPerson person : people) {
            revoked.add(card(person, CardVariant.REVOKED).authentication().certificate());
        }
        return persons().revoke(revoked);
    }

    /** Revocation list of the root, with the people's authority in it. */
    public X509CRL revokedAuthority() throws GeneralSecurityException, IOException {
        return personsRoot().revoke(List.of(persons().certificate()));
    }

    private Identity person(DemoPerson person, CardVariant variant, String use, Authority.Extensions extensions)
            throws GeneralSecurityException, IOException {
        String name = (person + "-" + variant + "-" + use).toLowerCase(Locale.ROOT);
        return folder.keep(name, () -> {
            KeyPair pair = Authority.newKey();
            Authority issuer = variant == CardVariant.FOREIGN_ISSUER ? foreign() : persons();
            Instant from = Instant.now()
                    .minus(variant == CardVariant.EXPIRED ? CARD_LIFE.multipliedBy(2) : Duration.ofDays(1));
            X509Certificate certificate = issuer.issue(
                    PersonCertificates.subject(person), pair.getPublic(), from, from.plus(CARD_LIFE), extensions);
            return new Identity(pair.getPrivate(), List.of(certificate, issuer.certificate()));
        });
    }

    private Identity server(String name, Authority issuer) throws GeneralSecurityException, IOException {
        return folder.keep(name, () -> {
            KeyPair pair = Authority.newKey();
            Instant now = Instant.now();
            X509Certificate certificate = issuer.issue(
                    new X500Name("C=FR,O=TEST FICTIF,CN=localhost"),
                    pair.getPublic(),
                    now.minus(Duration.ofDays(1)),
                    now.plus(CARD_LIFE),
                    builder -> {
                        builder.addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
                        builder.addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                        builder.addExtension(
                                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                                    new GeneralName(GeneralName.dNSName, "localhost"),
                                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                                }));
                    });
            return new Identity(pair.getPrivate(), List.of(certificate, issuer.certificate()));
        });
    }

    Authority personsRoot() throws GeneralSecurityException, IOException {
        return authority("root-persons", () -> Authority.root("TEST AC RACINE IGC-SANTE FORT"));
    }

    Authority persons() throws GeneralSecurityException, IOException {
        return authority("persons", () -> personsRoot().intermediate("TEST AC IGC-SANTE FORT PERSONNES"));
    }

    private Authority serversRoot() throws GeneralSecurityException, IOException {
        return authority("root-servers", () -> Authority.root("TEST AC RACINE IGC-SANTE ELEMENTAIRE"));
    }

    private Authority serversIssuer() throws GeneralSecurityException, IOException {
        return authority("servers", () -> serversRoot().intermediate("TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS"));
    }

    /** Same name as the people's authority, another key. */
    private Authority foreign() throws GeneralSecurityException, IOException {
        return authority("foreign", () -> Authority.root("TEST AC IGC-SANTE FORT PERSONNES"));
    }

    private interface AuthorityMaker {
        Authority make() throws GeneralSecurityException, IOException;
    }

    private Authority authority(String name, AuthorityMaker maker) throws GeneralSecurityException, IOException {
        Identity kept = folder.keep(name, () -> {
            Authority made = maker.make();
            return new Identity(made.key(), List.of(made.certificate()));
        });
        return new Authority(kept.key(), kept.certificate());
    }
}
