package fr.santelien.smartcard.envelope;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The structure's recovery key: 256 random bits, shown once, kept on paper. It opens the data when no enrolled card is
 * left. Written in Crockford's base 32 (no I, L, O, U) with three bytes that catch a typing mistake.
 */
public final class RecoveryKey implements AutoCloseable {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int KEY_LENGTH = 32;
    private static final int CHECK_LENGTH = 3;
    private static final int TEXT_LENGTH = (KEY_LENGTH + CHECK_LENGTH) * 8 / 5;
    private static final int GROUP = 4;
    private static final byte[] NUMBER =
            "Santélien Poste, numéro de la clé de secours\0".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PURPOSE = "Santélien Poste, clé de récupération\0".getBytes(StandardCharsets.UTF_8);

    private final byte[] key;

    private RecoveryKey(byte[] key) {
        this.key = key;
    }

    /** A new key. */
    public static RecoveryKey generate() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return new RecoveryKey(key);
    }

    /** What can be said of a key while it is typed, before anything is tried with it. */
    public enum Slip {
        /** Complete, and its check characters fit. */
        NONE,
        /** Characters are still missing. */
        INCOMPLETE,
        TOO_LONG,
        /** A character that no key contains (U, an accent, a sign). */
        NO_SUCH_CHARACTER,
        /** Complete, but the check characters do not fit: something was mistyped. */
        MISTYPED
    }

    /** What is wrong with what was typed, whatever the spaces, dashes and case. */
    public static Slip slip(String typed) {
        String text = tidy(typed);
        if (!text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return Slip.NO_SUCH_CHARACTER;
        }
        if (text.length() < TEXT_LENGTH) {
            return Slip.INCOMPLETE;
        }
        if (text.length() > TEXT_LENGTH) {
            return Slip.TOO_LONG;
        }
        Optional<RecoveryKey> key = read(text);
        key.ifPresent(RecoveryKey::close);
        return key.isPresent() ? Slip.NONE : Slip.MISTYPED;
    }

    /** How many characters of a key were typed, out of {@link #characters()}. */
    public static int typed(String typed) {
        return tidy(typed).length();
    }

    /** How many characters a key has, dashes not counted. */
    public static int characters() {
        return TEXT_LENGTH;
    }

    /** What was read on paper, whatever the spaces, dashes and case; empty unless {@link #slip} has nothing to say. */
    public static Optional<RecoveryKey> parse(String typed) {
        return slip(typed) == Slip.NONE ? read(tidy(typed)) : Optional.empty();
    }

    private static String tidy(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\u2010-\u2015-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** @param text of the right length, in our digits only */
    private static Optional<RecoveryKey> read(String text) {
        BigInteger number = BigInteger.ZERO;
        for (char c : text.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(DIGITS.indexOf(c)));
        }
        byte[] all = fixedLength(number);
        byte[] key = Arrays.copyOf(all, KEY_LENGTH);
        boolean right = Arrays.equals(check(key), Arrays.copyOfRange(all, KEY_LENGTH, all.length));
        Arrays.fill(all, (byte) 0);
        return right ? Optional.of(new RecoveryKey(key)) : Optional.empty();
    }

    /** Short name of the key, four characters, to tell one paper from another: says nothing useful of the key. */
    public String number() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(NUMBER);
            byte[] hash = digest.digest(key);
            return HexFormat.of().withUpperCase().formatHex(hash, 0, 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Fourteen groups of four characters, dashes between: for the eyes of the referent, once. */
    public String toGroups() {
        byte[] all = Arrays.copyOf(key, KEY_LENGTH + CHECK_LENGTH);
        System.arraycopy(check(key), 0, all, KEY_LENGTH, CHECK_LENGTH);
        BigInteger number = new BigInteger(1, all);
        Arrays.fill(all, (byte) 0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TEXT_LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            int shift = 5 * (TEXT_LENGTH - 1 - i);
            text.append(DIGITS.charAt(number.shiftRight(shift).intValue() & 31));
        }
        return text.toString();
    }

    /**
     * Seals a data key under this key.
     *
     * @param dataKey 32 bytes, left as they are
     * @return one line of text, to be kept beside the data
     */
    public String seal(byte[] dataKey) throws GeneralSecurityException {
        byte[] salt = new byte[Envelope.SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        byte[] wrapped = KeyWrap.from(key, salt, PURPOSE).wrap(dataKey);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(salt) + "." + encoder.encodeToString(wrapped);
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @return the data key, which the caller wipes
     * @throws GeneralSecurityException when it was sealed under another key or is damaged
     */
    public byte[] open(String sealed) throws GeneralSecurityException {
        int dot = sealed.indexOf('.');
        try {
            byte[] salt = Base64.getUrlDecoder().decode(sealed.substring(0, Math.max(dot, 0)));
            byte[] wrapped = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return KeyWrap.from(key, salt, PURPOSE).unwrap(wrapped);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the recovery envelope is damaged", e);
        }
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    private static byte[] check(byte[] key) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), CHECK_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] fixedLength(BigInteger number) {
        byte[] raw = number.toByteArray();
        byte[] all = new byte[KEY_LENGTH + CHECK_LENGTH];
        int length = Math.min(raw.length, all.length);
        System.arraycopy(raw, raw.length - length, all, all.length - length, length);
        return all;
    }

    @Override
    public String toString() {
        return "RecoveryKey";
    }
}
