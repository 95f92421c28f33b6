package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small record next to the encrypted file that tells whether a key is the right one. Without it SQLite gives one
 * answer, "not a database", for a wrong key and for a damaged file. It holds a random salt and an HMAC-SHA-256 of it
 * under the key, then a checksum: nothing about a random 256-bit key can be learnt from it.
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
        this.file = file(database);
    }

    static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".key-check");
    }

    boolean isPresent() {
        return Files.exists(file);
    }

    Verdict verify(byte[] key) throws IOException {
        if (!isPresent()) {
            return Verdict.UNKNOWN;
        }
        byte[] record = Files.readAllBytes(file);
        int length = SALT + 32;
        if (record.length != length && record.length != length + Integer.BYTES) {
            return Verdict.UNKNOWN;
        }
        byte[] told = Arrays.copyOf(record, length);
        // Records of the first postes have no checksum.
        if (record.length > length && !Arrays.equals(record, withChecksum(told))) {
            return Verdict.UNKNOWN;
        }
        byte[] salt = Arrays.copyOf(record, SALT);
        return MessageDigest.isEqual(told, record(salt, key)) ? Verdict.RIGHT : Verdict.WRONG;
    }

    void write(byte[] key) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        OwnerOnly.create(draft);
        Files.write(draft, withChecksum(record(salt, key)));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** So that a damaged record is not taken for another key. */
    private static byte[] withChecksum(byte[] record) {
        CRC32 crc = new CRC32();
        crc.update(record);
        return ByteBuffer.allocate(record.length + Integer.BYTES)
                .put(record)
                .putInt((int) crc.getValue())
                .array();
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
