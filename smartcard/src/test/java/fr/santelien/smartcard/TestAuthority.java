package fr.santelien.smartcard;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Root and intermediate authority of fake cards, whose certificates are laid out like the IGC-Santé's. */
public final class TestAuthority {
    private static final String PRIVATE_EXTENSIONS = "1.2.250.1.71.1.2.";
    private static final X500Name ROOT = new X500Name("C=FR,CN=TEST AC RACINE FICTIVE");
    private static final X500Name PERSONS = new X500Name("C=FR,CN=TEST AC FICTIVE PERSONNES");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** The one that the cards under test are trusted by. */
    public static final TestAuthority KNOWN = new TestAuthority();
    /** Same names, other key: nobody trusts it. */
    public static final TestAuthority FOREIGN = new TestAuthority();

    /** An elliptic curve, made in no time: only the keys of the cards have to be RSA. */
    private final KeyPair key = newKey("EC", 256);

    private final X509Certificate root;
    private final X509Certificate intermediate;

    private TestAuthority() {
        this.root = authority(ROOT, 1);
        this.intermediate = authority(PERSONS, 0);
    }

    /** A holder; everything is fictitious. */
    public record Person(String id, String family, String given, String cardNumber) {
        public static final Person SOPHIE = new Person("3920009016/000000018", "MARTIN", "SOPHIE", "2800000001");
        public static final Person JEAN = new Person("810000000421", "DURAND", "JEAN", "2800000002");
    }

    /** Which of the certificates of a card. */
    public enum Use {
        AUTHENTICATION,
        SIGNATURE,
        /** Of the contactless side: authenticates as a TLS client would, proves nothing about the person. */
        TECHNICAL,
        /** Of a structure's software: no card type, no card number. */
        SOFTWARE
    }

    /** A key as a CPS has. */
    public static KeyPair newCardKey() {
        return newKey("RSA", 2048);
    }

    private static KeyPair newKey(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Root and intermediate. */
    public List<X509Certificate> certificates() {
        return List.of(root, intermediate);
    }

    /** A certificate of today. */
    public X509Certificate issue(Person person, PublicKey owner, Use use) {
        return issue(person, owner, use, Instant.now().plus(Duration.ofDays(900)));
    }

    public X509Certificate issue(Person person, PublicKey owner, Use use, Instant until) {
        boolean signature = use == Use.SIGNATURE;
        boolean card = use != Use.SOFTWARE;
        return build(PERSONS, subject(person), owner, until, certificate -> {
            certificate.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(signature ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature));
            certificate.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                            signature ? KeyPurposeId.id_kp_emailProtection : KeyPurposeId.id_kp_clientAuth));
            certificate.addExtension(
                    extension("5"), false, new DEROctetString(new byte[] {(byte) (card ? 0x80 : 0x83)}));
            if (card) {
                certificate.addExtension(extension("2"), false, new ASN1Integer(2));
                certificate.addExtension(
                        extension("3"), false, new DERPrintableString("8025000001/" + person.cardNumber));
            }
        });
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder certificate) throws IOException;
    }

    private X509Certificate authority(X500Name subject, int pathLength) {
        Instant until = Instant.now().plus(Duration.ofDays(3600));
        return build(ROOT, subject, key.getPublic(), until, ca -> {
            ca.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
            ca.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    private X509Certificate build(
            X500Name issuer, X500Name subject, PublicKey owner, Instant until, Extensions extensions) {
        try {
            Instant from = until.minus(Duration.ofDays(3650));
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, BigInteger.valueOf(SERIAL.getAndIncrement()), date(from), date(until), subject, owner);
            extensions.addTo(builder);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the builders take. */
    private static java.util.Date date(Instant instant) {
        return java.util.Date.from(instant);
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    }

    /** Number and names share one multi-valued RDN. */
    private static X500Name subject(Person person) {
        ASN1EncodableVector values = new ASN1EncodableVector();
        values.add(value(BCStyle.GIVENNAME, person.given));
        values.add(value(BCStyle.SURNAME, person.family));
        values.add(value(BCStyle.CN, person.id));
        RDN country = new RDN(BCStyle.C, new DERPrintableString("FR"));
        return new X500Name(BCStyle.INSTANCE, new RDN[] {country, RDN.getInstance(new DERSet(values))});
    }

    private static AttributeTypeAndValue value(ASN1ObjectIdentifier type, String text) {
        return new AttributeTypeAndValue(type, new DERUTF8String(text));
    }

    private static ASN1ObjectIdentifier extension(String last) {
        return new ASN1ObjectIdentifier(PRIVATE_EXTENSIONS + last);
    }
}
