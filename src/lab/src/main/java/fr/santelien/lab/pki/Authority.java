package fr.santelien.lab.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority of the test PKI. */
record Authority(PrivateKey key, X509Certificate certificate) {

    /** RSA of 2048 bits everywhere: the real authorities have 4096, which takes seconds to make. */
    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static Authority root(String commonName) throws GeneralSecurityException {
        KeyPair pair = newKey();
        return new Authority(pair.getPrivate(), authority(pair.getPrivate(), name(commonName), pair, commonName, 1));
    }

    Authority intermediate(String commonName) throws GeneralSecurityException {
        KeyPair pair = newKey();
        return new Authority(pair.getPrivate(), authority(key, subject(), pair, commonName, 0));
    }

    /** Writes the extensions that are particular to a certificate. */
    interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
    }

    X509Certificate issue(X500Name subject, PublicKey owner, Instant from, Instant until, Extensions extensions)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(draft(subject, owner, from, until, extensions));
    }

    /** The same as bytes, which no Java platform may be able to read. */
    X509CertificateHolder draft(X500Name subject, PublicKey owner, Instant from, Instant until, Extensions extensions)
            throws GeneralSecurityException {
        return issue(key, subject(), subject, owner, from, until, builder -> {
            builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, utilities().createAuthorityKeyIdentifier(certificate));
            extensions.addTo(builder);
        });
    }

    X509CRL revoke(List<X509Certificate> certificates) throws GeneralSecurityException {
        Instant now = Instant.now();
        JcaX509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), date(now.minusSeconds(60)));
        builder.setNextUpdate(date(now.plus(Duration.ofDays(3650))));
        for (X509Certificate revoked : certificates) {
            builder.addCRLEntry(revoked.getSerialNumber(), date(now.minusSeconds(60)), CRLReason.cessationOfOperation);
        }
        return new JcaX509CRLConverter().getCRL(builder.build(signer(key)));
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** As {@code C=FR, O=ASIP-SANTE, OU=0002 187512751, OU=IGC-SANTE TEST} with a fictitious organisation. */
    private static X500Name name(String commonName) {
        return new X500Name("C=FR,O=TEST-FICTIF,OU=0002 000000000,OU=IGC-SANTE TEST,CN=" + commonName);
    }

    private static X509Certificate authority(
            PrivateKey issuerKey, X500Name issuer, KeyPair pair, String commonName, int pathLength)
            throws GeneralSecurityException {
        Instant from = Instant.now().minus(Duration.ofDays(3650));
        Instant until = Instant.now().plus(Duration.ofDays(3650));
        X509CertificateHolder made =
                issue(issuerKey, issuer, name(commonName), pair.getPublic(), from, until, builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
                    builder.addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                });
        return new JcaX509CertificateConverter().getCertificate(made);
    }

    private static X509CertificateHolder issue(
            PrivateKey issuerKey,
            X500Name issuer,
            X500Name subject,
            PublicKey owner,
            Instant from,
            Instant until,
            Extensions extensions)
            throws GeneralSecurityException {
        BigInteger serial = new BigInteger(127, new SecureRandom());
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(issuer, serial, date(from), date(until), subject, owner);
        try {
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, utilities().createSubjectKeyIdentifier(owner));
            extensions.addTo(builder);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return builder.build(signer(issuerKey));
    }

    private static JcaX509ExtensionUtils utilities() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1, which every platform has for key identifiers", e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws GeneralSecurityException {
        try {
            return new JcaContentSignerBuilder("SHA256withRSA").build(key);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** BouncyCastle's builders take no {@link Instant}. */
    private static java.util.Date date(Instant instant) {
        return java.util.Date.from(instant);
    }
}
