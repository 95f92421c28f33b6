package fr.santelien.lab.pki;

import fr.santelien.lab.people.DemoPerson;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** An authentication certificate of a card that is right unless something in it is changed. */
public final class CardDraft {
    public static final String CARD_TYPE = "1.2.250.1.71.1.2.2";
    public static final String CARD_NUMBER = "1.2.250.1.71.1.2.3";
    public static final String CATEGORY = "1.2.250.1.71.1.2.5";
    public static final String PROFESSION = "1.2.250.1.71.1.2.7";

    /** One key for all of them: nothing here signs with it. */
    private static final KeyPair KEYS = keys();

    private record Value(boolean critical, byte[] der) {}

    private final Map<String, Value> extensions = new LinkedHashMap<>();
    private X500Name subject;
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant until = Instant.now().plus(Duration.ofDays(365));

    private CardDraft(X500Name subject) {
        this.subject = subject;
    }

    public static CardDraft of(DemoPerson person) {
        return new CardDraft(PersonCertificates.subject(person))
                .with(Extension.keyUsage.getId(), new KeyUsage(KeyUsage.digitalSignature))
                .with(Extension.extendedKeyUsage.getId(), new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_smartcardlogon
                }))
                .with(CATEGORY, new DEROctetString(new byte[] {(byte) 0x80}))
                .with(CARD_TYPE, new ASN1Integer(person.cardType.equals("CPE") ? 2 : 0))
                .with(CARD_NUMBER, new DERPrintableString("8025000001/" + person.cardNumber));
    }

    public CardDraft subject(X500Name other) {
        subject = other;
        return this;
    }

    public CardDraft valid(Instant first, Instant last) {
        from = first;
        until = last;
        return this;
    }

    public CardDraft with(String oid, ASN1Encodable value) {
        try {
            return with(oid, false, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @param der whatever bytes */
    public CardDraft with(String oid, boolean critical, byte[] der) {
        extensions.put(oid, new Value(critical, der));
        return this;
    }

    public CardDraft without(String oid) {
        extensions.remove(oid);
        return this;
    }

    public byte[] issuedBy(TestPki pki) throws GeneralSecurityException, IOException {
        return issuedBy(pki.persons());
    }

    /** As if the holder of an ordinary certificate were an authority. */
    public byte[] issuedBy(Identity holder) throws GeneralSecurityException {
        return issuedBy(new Authority(holder.key(), holder.certificate()));
    }

    private byte[] issuedBy(Authority authority) throws GeneralSecurityException {
        X509CertificateHolder made = authority.draft(subject, KEYS.getPublic(), from, until, builder -> {
            for (var extension : extensions.entrySet()) {
                ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(extension.getKey());
                Value value = extension.getValue();
                if (oid.equals(Extension.basicConstraints)) {
                    builder.replaceExtension(oid, value.critical(), value.der());
                } else {
                    builder.addExtension(oid, value.critical(), value.der());
                }
            }
        });
        try {
            return made.getEncoded();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return Authority.newKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
