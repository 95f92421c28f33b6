package fr.santelien.desktop.testing;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.tls.CardTls;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An open card with real keys: signs, and its certificate bears its holder's name and identifier, fictitious ones. */
public final class FakeOpenCard implements OpenCard {

    public static final BigInteger SERIAL = new BigInteger("5f3a9c0177be42d1", 16);
    private static final KeyPair AUTHORITY = keys();
    private static final KeyPair CARD = keys();
    private static final X500Principal ISSUER = new X500Principal("C=FR,O=FICTIF,CN=TEST AC PERSONNES");

    private final CardHolder holder;
    private final X509Certificate certificate;
    private boolean silent;

    public FakeOpenCard(CardHolder holder) {
        this.holder = holder;
        String name =
                holder.name().map(both -> both.family() + " " + both.given()).orElse("");
        this.certificate =
                certificate(new X500Principal("C=FR,O=FICTIF,CN=" + name + " " + holder.idValue()), CARD, holder);
    }

    /** Those that sign the certificates of these cards. */
    public static List<X509Certificate> authorities() {
        return List.of(certificate(ISSUER, AUTHORITY, FakeCard.NATHALIE));
    }

    /** Does not sign any more, as a card that was pulled out a little. */
    public void silence() {
        silent = true;
    }

    @Override
    public CardHolder holder() {
        return holder;
    }

    @Override
    public List<X509Certificate> chain() {
        return List.of(certificate, certificate(ISSUER, AUTHORITY, holder));
    }

    @Override
    public byte[] sign(byte[] data) throws GeneralSecurityException {
        if (silent) {
            throw new GeneralSecurityException("the card does not answer");
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(CARD.getPrivate());
        signature.update(data);
        return signature.sign();
    }

    @Override
    public CardTls tls(List<X509Certificate> serverAuthorities) {
        throw new UnsupportedOperationException();
    }

    private static X509Certificate certificate(X500Principal subject, KeyPair keys, CardHolder holder) {
        Instant end = holder.notAfter().atStartOfDay().toInstant(ZoneOffset.UTC);
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    ISSUER,
                                    SERIAL,
                                    java.util.Date.from(end.minusSeconds(3L * 365 * 86400)),
                                    java.util.Date.from(end),
                                    subject,
                                    keys.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(AUTHORITY.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
