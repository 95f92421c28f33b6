package fr.santelien.sync.exchange;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate that is the server's and the client's at once, made for one run of the tests. */
final class TestTls implements TlsIdentity {

    private static final char[] NO_SECRET = "test".toCharArray();

    private final KeyStore store;
    private final SSLContext context;
    private final CountingKeys keys;

    private TestTls(KeyStore keys, KeyStore trusted) throws Exception {
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, NO_SECRET);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        this.keys = new CountingKeys((X509ExtendedKeyManager) keyManagers.getKeyManagers()[0]);
        context.init(new KeyManager[] {this.keys}, trust.getTrustManagers(), null);
        store = keys;
    }

    /** @param name of the host the certificate is for */
    static TestTls forHost(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", keys.getPrivate(), NO_SECRET, new X509Certificate[] {selfSigned(keys, name)});
            return new TestTls(store, store);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same certificate, that takes nobody else's but {@code other}'s. */
    TestTls trustingOnly(TestTls other) {
        try {
            return new TestTls(store, other.store);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate selfSigned(KeyPair keys, String name) throws Exception {
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        java.util.Date.from(now.minus(Duration.ofHours(1))),
                        java.util.Date.from(now.plus(Duration.ofHours(1))),
                        subject,
                        keys.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    @Override
    public SSLContext sslContext() {
        return context;
    }

    @Override
    public long timesPresented() {
        return keys.timesPresented.get();
    }

    @Override
    public String[] protocols() {
        return new String[] {"TLSv1.2"};
    }
}
