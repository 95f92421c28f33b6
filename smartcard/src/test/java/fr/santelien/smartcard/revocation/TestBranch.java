package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A root, an authority of persons under it, their lists and online answers; made with a library the poste has not. */
final class TestBranch {
    static final X500Name ROOT = new X500Name("C=FR,O=TEST FICTIF,CN=TEST AC RACINE");
    static final X500Name PERSONS = new X500Name("C=FR,O=TEST FICTIF,CN=TEST AC PERSONNES");

    final KeyPair rootKeys = newKeys();
    final KeyPair personsKeys = newKeys();
    final X509Certificate root;
    final X509Certificate persons;

    TestBranch() throws Exception {
        KeyUsage signs = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
        root = converted(builder(ROOT, ROOT, rootKeys, 1)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(1))
                .addExtension(Extension.keyUsage, true, signs)
                .build(signer(rootKeys)));
        persons = converted(builder(ROOT, PERSONS, personsKeys, 2)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, signs)
                .build(signer(rootKeys)));
    }

    TrustedAuthorities authorities() {
        return TrustedAuthorities.ofTests(List.of(root, persons));
    }

    /** A card's certificate that names where its authority answers. */
    X509Certificate card(long serial, URI lists, URI responder) throws Exception {
        return converted(builder(PERSONS, new X500Name("C=FR,CN=TEST"), newKeys(), serial)
                .addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    point("ldap://127.0.0.1/cn=list"), point(lists.toString())
                }))
                .addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(responder.toString())))
                .build(signer(personsKeys)));
    }

    X509Certificate card(long serial) throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1/");
        return card(serial, nowhere, nowhere);
    }

    /** A list of the persons' authority. */
    byte[] list(Instant published, long... serials) throws Exception {
        return list(published, published.plus(Duration.ofDays(2)), serials).getEncoded();
    }

    X509CRL list(Instant published, Instant nextUpdate, long... serials) throws Exception {
        return new JcaX509CRLConverter()
                .getCRL(draft(PERSONS, published, nextUpdate, serials).build(signer(personsKeys)));
    }

    byte[] rootList(Instant published, long... serials) throws Exception {
        return draft(ROOT, published, published.plus(Duration.ofDays(90)), serials)
                .build(signer(rootKeys))
                .getEncoded();
    }

    static JcaX509v2CRLBuilder draft(X500Name issuer, Instant published, Instant nextUpdate, long... serials)
            throws Exception {
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(
                new javax.security.auth.x500.X500Principal(issuer.getEncoded()), date(published));
        list.setNextUpdate(date(nextUpdate));
        for (long serial : serials) {
            list.addCRLEntry(BigInteger.valueOf(serial), date(published), CRLReason.cessationOfOperation);
        }
        return list;
    }

    /** An answer signed by the authority itself. */
    byte[] answer(X509Certificate card, CertificateStatus status, Instant from, Instant until) throws Exception {
        return answer(card, status, from, until, PERSONS, personsKeys, new X509CertificateHolder[0]);
    }

    byte[] answer(
            X509Certificate card,
            CertificateStatus status,
            Instant from,
            Instant until,
            X500Name responder,
            KeyPair responderKeys,
            X509CertificateHolder[] responderChain)
            throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        CertificateID id = new CertificateID(
                digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(persons), card.getSerialNumber());
        var basic = new BasicOCSPRespBuilder(new RespID(responder))
                .addResponse(id, status, date(from), date(until), null)
                .build(signer(responderKeys), responderChain, date(from));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }

    /** The certificate of a responder of the authority. */
    X509CertificateHolder responder(X500Name name, KeyPair keys, boolean mayAnswer) throws Exception {
        KeyPurposeId purpose = mayAnswer ? KeyPurposeId.id_kp_OCSPSigning : KeyPurposeId.id_kp_clientAuth;
        return builder(PERSONS, name, keys, 77)
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                .build(signer(personsKeys));
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static ContentSigner signer(KeyPair keys) throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair owner, long serial) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial),
                date(now.minus(Duration.ofDays(100))),
                date(now.plus(Duration.ofDays(100))),
                subject,
                owner.getPublic());
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws Exception {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private static DistributionPoint point(String address) {
        return new DistributionPoint(new DistributionPointName(new GeneralNames(uri(address))), null, null);
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    static java.util.Date date(Instant instant) {
        return java.util.Date.from(instant);
    }
}
