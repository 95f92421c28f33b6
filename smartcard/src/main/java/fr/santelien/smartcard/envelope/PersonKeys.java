package fr.santelien.smartcard.envelope;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What a card opens on a poste: the key of the structure's data, the same for every enrolled card, and the person's own
 * draft key, which nobody else's card and no recovery key opens. 32 random bytes each; closing wipes both.
 */
public final class PersonKeys implements AutoCloseable {
    /** Bytes of a key. */
    public static final int LENGTH = 32;

    private final byte[] data;
    private final byte[] draft;

    private PersonKeys(byte[] data, byte[] draft) {
        this.data = data;
        this.draft = draft;
    }

    /**
     * The keys of somebody who has no draft key here yet.
     *
     * @param data key of the structure's data, copied
     */
    public static PersonKeys withNewDraftKey(byte[] data) {
        return new PersonKeys(checked(data), random());
    }

    /**
     * The keys of somebody known.
     *
     * @param data copied
     * @param draft copied
     */
    public static PersonKeys of(byte[] data, byte[] draft) {
        return new PersonKeys(checked(data), checked(draft));
    }

    /** A new key from the system's generator. */
    public static byte[] random() {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Both keys of a payload made by {@link #payload()}. */
    static PersonKeys read(byte[] payload) {
        return new PersonKeys(Arrays.copyOf(payload, LENGTH), Arrays.copyOfRange(payload, LENGTH, 2 * LENGTH));
    }

    /** Both keys, one after the other; the caller wipes it. */
    byte[] payload() {
        byte[] payload = Arrays.copyOf(data, 2 * LENGTH);
        System.arraycopy(draft, 0, payload, LENGTH, LENGTH);
        return payload;
    }

    /** A copy of the data key, which the caller wipes. */
    public byte[] data() {
        return data.clone();
    }

    /** A copy of the draft key, which the caller wipes. */
    public byte[] draft() {
        return draft.clone();
    }

    /** The keys of another person of the structure: the same data key, a draft key of her own. */
    public PersonKeys forAnotherPerson() {
        return withNewDraftKey(data);
    }

    /** A copy that outlives this one. */
    public PersonKeys copy() {
        return new PersonKeys(data.clone(), draft.clone());
    }

    @Override
    public void close() {
        Arrays.fill(data, (byte) 0);
        Arrays.fill(draft, (byte) 0);
    }

    private static byte[] checked(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        return key.clone();
    }

    @Override
    public String toString() {
        return "PersonKeys";
    }
}
