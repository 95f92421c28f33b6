package fr.santelien.lab.card;

import static fr.santelien.lab.card.Tlv.hex;
import static fr.santelien.lab.card.Tlv.join;
import static fr.santelien.lab.card.Tlv.tlv;

import fr.santelien.lab.pki.CardMaterial;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A CPS3, volet IAS-ECC, as far as logging in and authenticating go: reading files, VERIFY with its counter, INTERNAL
 * AUTHENTICATE. The signature key is listed but does not sign: the poste never uses it.
 */
final class CpsChip extends IsoChip {
    /** PKCS#1 v1.5 wants at least eleven bytes of padding; the card asks for much more: 40 % of the modulus at most. */
    private static final int LONGEST_DIGEST_INFO = 102;

    private final CpsFiles files;
    private final PrivateKey key;
    private String folder = CpsFiles.MASTER;
    private byte @Nullable [] current;
    private int selectedKey;

    CpsChip(CardMaterial material) throws CertificateEncodingException {
        super(new HolderCode(material.code()));
        this.files = new CpsFiles(material);
        this.key = material.authentication().key();
    }

    @Override
    public byte[] atr() {
        return hex("3BAC00402A001225006480000310009000");
    }

    @Override
    void deselect() {
        folder = CpsFiles.MASTER;
        current = null;
        selectedKey = 0;
    }

    @Override
    byte[] execute(CommandApdu command, byte[] data) throws InterruptedException {
        return switch (command.ins()) {
            case 0xA4 -> select(command, data);
            case 0xB0 -> read(command);
            case 0x20 -> verify(command, data);
            case 0x84 -> challenge(command);
            case 0x22 -> chooseKey(command, data);
            case 0x88 -> authenticate(command, data);
            case 0xCB -> securityObject(command, data);
            default -> status(UNKNOWN_INSTRUCTION);
        };
    }

    private byte[] select(CommandApdu command, byte[] data) {
        String name = HexFormat.of().withUpperCase().formatHex(data);
        String parent = folder.length() > 4 ? folder.substring(0, folder.length() - 4) : folder;
        String path = switch (command.p1()) {
            case 0x04 -> startsApplication(data) ? CpsFiles.HOME : "";
            case 0x03 -> parent;
            case 0x08, 0x09 -> name.startsWith(CpsFiles.MASTER) ? name : CpsFiles.MASTER + name;
            default -> name.isEmpty() || name.equals(CpsFiles.MASTER) ? CpsFiles.MASTER : folder + name;
        };
        for (String candidate : new String[] {path, CpsFiles.MASTER + name, CpsFiles.HOME + name, parent + name}) {
            if (files.isFolder(candidate)) {
                folder = candidate;
                current = null;
                return control(command, folderControl(candidate));
            }
            byte[] file = files.read(candidate);
            if (file != null) {
                folder = candidate.substring(0, candidate.length() - 4);
                current = file;
                return control(command, fileControl(candidate, file.length));
            }
        }
        return status(NOT_FOUND);
    }

    private static boolean startsApplication(byte[] name) {
        int length = name.length;
        return length >= 5
                && length <= CpsFiles.APPLICATION.length
                && Arrays.equals(name, 0, length, CpsFiles.APPLICATION, 0, length);
    }

    private static byte[] folderControl(String path) {
        byte[] name = path.equals(CpsFiles.HOME) ? tlv(0x84, CpsFiles.APPLICATION) : new byte[0];
        return tlv(
                0x62,
                tlv(0x82, hex("38")),
                fileNumber(path),
                tlv(0x8A, hex("05")),
                name,
                tlv(0xA1, tlv(0x8C, hex("0200"))));
    }

    private static byte[] fileControl(String path, int length) {
        return tlv(
                0x62,
                tlv(0x80, hex("%04X".formatted(length))),
                tlv(0x82, hex("01")),
                fileNumber(path),
                tlv(0x8A, hex("05")),
                tlv(0xA1, tlv(0x8C, hex("03FF00"))));
    }

    private static byte[] fileNumber(String path) {
        return tlv(0x83, hex(path.substring(path.length() - 4)));
    }

    private byte[] control(CommandApdu command, byte[] parameters) {
        if ((command.p2() & 0x0C) == 0x0C) {
            return status(OK);
        }
        parameters[0] = (byte) (command.p2() == 0 ? 0x6F : 0x62);
        return answer(parameters, command.expected());
    }

    private byte[] read(CommandApdu command) {
        if (current == null) {
            return status(0x6986);
        }
        int offset = command.p1() << 8 | command.p2();
        if (offset >= current.length) {
            return status(0x6B00);
        }
        int wanted = command.expected() == 0 ? 256 : command.expected();
        int length = Math.min(wanted, current.length - offset);
        byte[] part = Arrays.copyOfRange(current, offset, offset + length);
        boolean cut = length < wanted && wanted != 256;
        return join(part, status(cut ? 0x6282 : OK));
    }

    private byte[] verify(CommandApdu command, byte[] given) {
        if ((command.p2() & 0x7F) != CpsFiles.CODE_REFERENCE) {
            return status(UNKNOWN_REFERENCE);
        }
        if (code().tries() == 0) {
            return status(CODE_BLOCKED);
        }
        boolean right = given.length == 0 ? code().given() : code().check(given);
        return status(right ? OK : WRONG_CODE | code().tries());
    }

    private static byte[] challenge(CommandApdu command) {
        byte[] random = new byte[command.expected() == 0 ? 8 : Math.min(command.expected(), 256)];
        new SecureRandom().nextBytes(random);
        return join(random, status(OK));
    }

    /** MANAGE SECURITY ENVIRONMENT: which key the next INTERNAL AUTHENTICATE uses. */
    private byte[] chooseKey(CommandApdu command, byte[] data) {
        if (command.p2() == 0xA4 && (command.p1() & 0x0F) == 0x01) {
            for (int at = 0; at + 2 < data.length; at += 2 + data[at + 1]) {
                int tag = data[at] & 0xFF;
                if (tag == 0x84 || tag == 0x83) {
                    selectedKey = data[at + 2] & 0x7F;
                }
            }
        }
        return status(OK);
    }

    private byte[] authenticate(CommandApdu command, byte[] digestInfo) throws InterruptedException {
        if (!code().given()) {
            return status(CODE_NEEDED);
        }
        if (digestInfo.length > LONGEST_DIGEST_INFO) {
            return status(WRONG_LENGTH);
        }
        if (selectedKey != CpsFiles.AUTHENTICATION_KEY) {
            return status(CONDITIONS);
        }
        return answer(work().sign(key, "PKCS1Padding", digestInfo), command.expected());
    }

    /** GET DATA on a security object: {@code 4D L 70 L BF class reference L tag 80}. */
    private byte[] securityObject(CommandApdu command, byte[] data) {
        if (command.p1() != 0x3F || command.p2() != 0xFF || data.length < 10 || (data[4] & 0xFF) != 0xBF) {
            return status(UNKNOWN_REFERENCE);
        }
        int kind = data[5] & 0x7F;
        int reference = data[6] & 0x3F;
        boolean parameters = (data[8] & 0xFF) == 0xA0;
        byte @Nullable [] value = null;
        if (kind == 0x01 && reference == CpsFiles.CODE_REFERENCE) {
            value = parameters ? codeCounters() : tlv(0x7F41, tlv(0x80, hex("08")), tlv(0x81, hex("04")));
        } else if (kind == 0x10 && parameters) {
            value = tlv(0xA0, tlv(0x80, hex("0100")), tlv(0xA1, tlv(0x8C, hex("211100"))));
        } else if (kind == 0x7B) {
            value = tlv(0x7B, tlv(0xA4, tlv(0x95, hex("08")), tlv(0x83, hex("01"))));
        }
        if (value == null) {
            return status(WRONG_DATA);
        }
        int tag = 0xBF0000 | (data[5] & 0xFF) << 8 | data[6] & 0xFF;
        return answer(tlv(0x70, tlv(tag, value)), command.expected());
    }

    private byte[] codeCounters() {
        return tlv(
                0xA0,
                tlv(0x9A, new byte[] {HolderCode.MAX_TRIES}),
                tlv(0x9B, new byte[] {(byte) code().tries()}),
                tlv(0x9D, hex("FFFF")),
                tlv(0x80, hex("08")),
                tlv(0xA1, tlv(0x8C, hex("6300000000"))));
    }

    @Override
    public String toString() {
        return "CpsChip[" + code() + "]";
    }
}
