package fr.santelien.smartcard.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an authority under it, made for one test. */
record TestAuthorities(X509Certificate root, X509Certificate persons) {

    static TestAuthorities make(String rootName, String personsName) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rootKeys = generator.generateKeyPair();
        X500Name name = new X500Name("C=FR,O=FICTIF,CN=" + rootName);
        X500Name under = new X500Name("C=FR,O=FICTIF,CN=" + personsName);
        return new TestAuthorities(
                issue(name, name, rootKeys, rootKeys), issue(name, under, rootKeys, generator.generateKeyPair()));
    }

    private static X509Certificate issue(X500Name issuer, X500Name subject, KeyPair signer, KeyPair owner)
            throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.ONE,
                        java.util.Date.from(now.minus(Duration.ofDays(1))),
                        java.util.Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        owner.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    }
}
