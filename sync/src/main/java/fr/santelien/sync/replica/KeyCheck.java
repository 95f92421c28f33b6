package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small record next to the encrypted file that tells whether a key is the right one. Without it SQLite gives one
 * answer, "not a database", for a wrong key and for a damaged file. It holds a random salt and an HMAC-SHA-256 of it
 * under the key: nothing about a random 256-bit key can be learnt from it.
 */
final class KeyCheck {

    /** What the record says of a key. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** No record, or not a readable one. */
        UNKNOWN
    }

    private static final byte[] PURPOSE = "santelien replica key check 1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;

    private final Path file;

    KeyCheck(Path database) {
        this.file = database.resolveSibling(database.getFileName() + ".key-check");
    }

    boolean isPresent() {
        return Files.exists(file);
    }

    Verdict verify(byte[] key) throws IOException {
        if (!isPresent()) {
            return Verdict.UNKNOWN;
        }
        byte[] record = Files.readAllBytes(file);
        if (record.length != SALT + 32) {
            return Verdict.UNKNOWN;
        }
        byte[] salt = Arrays.copyOf(record, SALT);
        return MessageDigest.isEqual(record, record(salt, key)) ? Verdict.RIGHT : Verdict.WRONG;
    }

    void write(byte[] key) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        OwnerOnly.create(draft);
        Files.write(draft, record(salt, key));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] record(byte[] salt, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(PURPOSE);
            mac.update(salt);
            byte[] record = Arrays.copyOf(salt, SALT + 32);
            System.arraycopy(mac.doFinal(), 0, record, SALT, 32);
            return record;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
