package fr.santelien.lab.card;

import static fr.santelien.lab.card.Tlv.hex;
import static fr.santelien.lab.card.Tlv.tlv;

import fr.santelien.lab.pki.CardMaterial;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PIV card (NIST SP 800-73-4, part 2) with certificates and code of a CPS: the card of the lab that signs with both its
 * keys, since OpenSC cannot make a CPS3 sign documents. Authentication key 9A, code once; signature key 9C, code each
 * time, given right before.
 */
final class PivChip extends IsoChip {
    private static final int AUTHENTICATION = 0x9A;
    private static final int SIGNATURE = 0x9C;
    private static final int APPLICATION_CODE = 0x80;
    private static final int RSA_2048 = 0x07;
    private static final int MODULUS_LENGTH = 256;
    private static final int CODE_LENGTH = 8;

    private final Map<Integer, byte[]> objects;
    private final Map<Integer, PrivateKey> keys;
    private boolean selected;
    /** The code was given and no key was used since. */
    private boolean codeFresh;

    PivChip(CardMaterial material) throws CertificateEncodingException {
        super(new HolderCode(material.code()));
        this.objects = PivObjects.of(material);
        this.keys = Map.of(
                AUTHENTICATION, material.authentication().key(),
                SIGNATURE, material.signature().key());
    }

    /**
     * Ours: the historical bytes of the CPS family, by which the poste takes it for one, then « PIV ». The interface bytes
     * differ from a CPS3's, for whose ATR OpenSC tries its IAS-ECC driver only; any other card it asks for the PIV
     * application.
     */
    @Override
    public byte[] atr() {
        return hex("3B 6C 00 00 00 12 25 00 64 80 50 49 56 00 90 00");
    }

    @Override
    void deselect() {
        selected = false;
        codeFresh = false;
    }

    @Override
    byte[] execute(CommandApdu command, byte[] data) throws InterruptedException {
        return switch (command.ins()) {
            case 0xA4 -> select(command, data);
            case 0xCB -> object(command, data);
            case 0x20 -> verify(command, data);
            case 0x87 -> useKey(command, data);
            default -> status(UNKNOWN_INSTRUCTION);
        };
    }

    private byte[] select(CommandApdu command, byte[] name) {
        if (command.p1() != 0x04 || !PivObjects.startsApplication(name)) {
            return status(NOT_FOUND);
        }
        selected = true;
        return answer(PivObjects.APPLICATION_PROPERTIES, command.expected());
    }

    /** GET DATA: {@code 5C L tag}. */
    private byte[] object(CommandApdu command, byte[] data) {
        if (!selected) {
            return status(CONDITIONS);
        }
        if (data.length < 3 || data[0] != 0x5C) {
            return status(WRONG_DATA);
        }
        int tag = HexFormat.fromHexDigits(HexFormat.of().formatHex(data, 2, 2 + data[1]));
        byte[] found = objects.get(tag);
        return found == null ? status(NOT_FOUND) : answer(found, command.expected());
    }

    private byte[] verify(CommandApdu command, byte[] given) {
        if (command.p2() != APPLICATION_CODE) {
            return status(UNKNOWN_REFERENCE);
        }
        if (command.p1() == 0xFF) {
            code().forget(); // VERIFY with this parameter is PIV's logout
            return status(OK);
        }
        if (given.length == 0) {
            return status(code().given() ? OK : refusal());
        }
        if (given.length != CODE_LENGTH) {
            return status(WRONG_DATA);
        }
        codeFresh = code().check(given);
        return status(codeFresh ? OK : refusal());
    }

    private int refusal() {
        int tries = code().tries();
        return tries == 0 ? CODE_BLOCKED : WRONG_CODE | tries;
    }

    /** GENERAL AUTHENTICATE: a whole padded block in, the same raised to the private exponent out. */
    private byte[] useKey(CommandApdu command, byte[] data) throws InterruptedException {
        PrivateKey key = keys.get(command.p2());
        if (key == null || command.p1() != RSA_2048) {
            return status(WRONG_PARAMETERS);
        }
        boolean allowed = command.p2() == SIGNATURE ? codeFresh : code().given();
        codeFresh = false;
        if (!allowed) {
            return status(CODE_NEEDED);
        }
        byte[] block = challenge(data);
        if (block == null) {
            return status(WRONG_DATA);
        }
        return answer(tlv(0x7C, tlv(0x82, work().sign(key, "NoPadding", block))), command.expected());
    }

    /** The block under tag 81 of the dynamic authentication template {@code 7C}. */
    private static byte @Nullable [] challenge(byte[] template) {
        ByteBuffer in = ByteBuffer.wrap(template);
        if (in.remaining() < 2 || in.get() != 0x7C) {
            return null;
        }
        Tlv.length(in);
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            byte[] value = new byte[Tlv.length(in)];
            in.get(value);
            if (tag == 0x81) {
                return value.length == MODULUS_LENGTH ? value : null;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "PivChip[" + code() + "]";
    }
}
