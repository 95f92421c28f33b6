package fr.santelien.smartcard.agent;

import fr.santelien.smartcard.TestAuthority;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.TestAuthority.Use;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;

/** A card with real keys, which counts its tries and remembers that its code was given until it loses its power. */
public final class FakeCard {
    /** The code of every fake card. */
    public static final String CODE = "4826";

    static final byte[] AUTHENTICATION_ID = {0x20};
    static final byte[] SIGNATURE_ID = {0x10};

    private static final KeyPair AUTHENTICATION_KEY = TestAuthority.newCardKey();
    private static final KeyPair SIGNATURE_KEY = TestAuthority.newCardKey();

    private static final Map<String, X509Certificate> ISSUED = new ConcurrentHashMap<>();

    private final Family family;
    private final String atr;
    private final List<Slip> contents = new ArrayList<>();
    private int tries = 3;
    private boolean codeGiven;
    private int powerUps;

    /** What a card is, and with it how it and the CPS middleware behave. */
    public enum Family {
        CPS3("IAS ECC"),
        CPS4("ChipDoc"),
        /** A CPS3 lying on a contactless reader: one key, no code. */
        CPS3_CONTACTLESS("IAS ECC"),
        /** The module knows nothing of it. */
        UNKNOWN("");

        final String model;

        Family(String model) {
            this.model = model;
        }
    }

    /** A certificate, and the key it is joined to by its CKA_ID. */
    record Slip(byte[] id, String label, byte[] certificate, PrivateKey key, boolean wantsCodeEachTime) {}

    private FakeCard(Family family, String atr) {
        this.family = family;
        this.atr = atr;
    }

    public static FakeCard cps3(Person person) {
        return new FakeCard(Family.CPS3, "3BAC00402A001225006480000310009000").withCertificatesOf(person);
    }

    public static FakeCard cps4(Person person) {
        return new FakeCard(Family.CPS4, "3B9B188001001225006480040100009044").withCertificatesOf(person);
    }

    public static FakeCard contactless(Person person) {
        X509Certificate technical = TestAuthority.KNOWN.issue(person, AUTHENTICATION_KEY.getPublic(), Use.TECHNICAL);
        return new FakeCard(Family.CPS3_CONTACTLESS, "3B8F80010031B86404B0ECC1739401808290000E")
                .with(AUTHENTICATION_ID, "Certificat Technique CPS", technical, AUTHENTICATION_KEY);
    }

    /** Any other card, by its answer to reset; none at all is a mute card. */
    public static FakeCard other(String atr) {
        return new FakeCard(Family.UNKNOWN, atr);
    }

    /** A card that answers a given ATR and is else a CPS3. */
    public FakeCard answering(String otherAtr) {
        FakeCard card = new FakeCard(family, otherAtr);
        card.contents.addAll(contents);
        return card;
    }

    /** The same card with another authentication certificate. */
    public FakeCard bearing(X509Certificate certificate) {
        Slip authentication = contents.getFirst();
        contents.set(
                0, new Slip(authentication.id, authentication.label, encoded(certificate), authentication.key, false));
        return this;
    }

    /** A certificate that ended yesterday. */
    public FakeCard expired(Person person) {
        Instant yesterday = Instant.now().minusSeconds(86_400);
        return bearing(
                TestAuthority.KNOWN.issue(person, AUTHENTICATION_KEY.getPublic(), Use.AUTHENTICATION, yesterday));
    }

    /** A certificate of an authority with the right names and another key. */
    public FakeCard ofForeignAuthority(Person person) {
        return bearing(TestAuthority.FOREIGN.issue(person, AUTHENTICATION_KEY.getPublic(), Use.AUTHENTICATION));
    }

    /** Each certificate bears the other's key: what it signs is wrong. */
    public FakeCard withItsKeysExchanged() {
        Slip first = contents.getFirst();
        Slip last = contents.getLast();
        contents.set(0, new Slip(first.id, first.label, first.certificate, last.key, false));
        contents.set(contents.size() - 1, new Slip(last.id, last.label, last.certificate, first.key, false));
        return this;
    }

    /** Its signature key bears CKA_ALWAYS_AUTHENTICATE. */
    public FakeCard wantingItsCodeForEachSignature() {
        Slip signature = contents.getLast();
        contents.set(
                contents.size() - 1,
                new Slip(signature.id, signature.label, signature.certificate, signature.key, true));
        return this;
    }

    /** @param left 0 makes a blocked card */
    public FakeCard withTries(int left) {
        tries = left;
        return this;
    }

    private FakeCard withCertificatesOf(Person person) {
        return with(
                        AUTHENTICATION_ID,
                        "Certificat d'Authentification CPS",
                        issued(person, Use.AUTHENTICATION),
                        AUTHENTICATION_KEY)
                .with(SIGNATURE_ID, "Certificat de Signature CPS", issued(person, Use.SIGNATURE), SIGNATURE_KEY);
    }

    /** Issued once: cards are made by the thousand. */
    private static X509Certificate issued(Person person, Use use) {
        KeyPair key = use == Use.SIGNATURE ? SIGNATURE_KEY : AUTHENTICATION_KEY;
        return ISSUED.computeIfAbsent(
                use + person.cardNumber(), name -> TestAuthority.KNOWN.issue(person, key.getPublic(), use));
    }

    private FakeCard with(byte[] id, String label, X509Certificate certificate, KeyPair key) {
        contents.add(new Slip(id, label, encoded(certificate), key.getPrivate(), false));
        return this;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Family family() {
        return family;
    }

    public byte[] atr() {
        return HexFormat.of().parseHex(atr);
    }

    /** Tries left on the card itself. */
    public synchronized int tries() {
        return tries;
    }

    /** Whether the card itself holds its code for given. */
    public synchronized boolean codeGiven() {
        return codeGiven;
    }

    /** Number of times it was powered up or reset: who remembers another number speaks to another stay of it. */
    synchronized int powerUps() {
        return powerUps;
    }

    List<Slip> contents() {
        return List.copyOf(contents);
    }

    /** Pulled out, put in, or reset. */
    public synchronized void powerUp() {
        codeGiven = false;
        powerUps++;
    }

    /** VERIFY: whether the code is right; a wrong one costs a try. */
    synchronized boolean verify(byte[] code) {
        if (tries == 0) {
            return false;
        }
        codeGiven = Arrays.equals(code, CODE.getBytes(StandardCharsets.US_ASCII));
        tries = codeGiven ? 3 : tries - 1;
        return codeGiven;
    }

    /** RSA PKCS#1 v1.5 over what is given as it is, as CKM_RSA_PKCS does. */
    static byte[] sign(PrivateKey key, byte[] digestInfo) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, key);
            return rsa.doFinal(digestInfo);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
