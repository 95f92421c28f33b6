package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A PKCS#11 token and its public certificates.
 *
 * @param model CK_TOKEN_INFO.model: "IAS ECC", "ChipDoc"…
 * @param flags CKF_… of C_GetTokenInfo
 * @param countsExactly whether this module's flags tell the tries left exactly: the CPS middleware's do
 */
public record TokenView(
        long slot,
        String model,
        int minCode,
        int maxCode,
        long flags,
        boolean countsExactly,
        List<Certificate> certificates) {

    /** A certificate object: CKA_ID, CKA_LABEL and CKA_VALUE. */
    public record Certificate(byte[] id, String label, byte[] der) {
        @Override
        public String toString() {
            return "Certificate[" + label + "]";
        }
    }

    /** CKF_PROTECTED_AUTHENTICATION_PATH: the code is typed on the reader's own keys. */
    public boolean hasPinPad() {
        return (flags & 0x100) != 0;
    }

    static void writeAll(DataOutput out, List<TokenView> tokens) throws IOException {
        out.writeInt(tokens.size());
        for (TokenView token : tokens) {
            out.writeLong(token.slot);
            out.writeUTF(token.model);
            out.writeInt(token.minCode);
            out.writeInt(token.maxCode);
            out.writeLong(token.flags);
            out.writeBoolean(token.countsExactly);
            out.writeInt(token.certificates.size());
            for (Certificate certificate : token.certificates) {
                Frame.writeBytes(out, certificate.id);
                out.writeUTF(certificate.label);
                Frame.writeBytes(out, certificate.der);
            }
        }
    }

    static List<TokenView> readAll(DataInput in) throws IOException {
        List<TokenView> tokens = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            long slot = in.readLong();
            String model = in.readUTF();
            int minCode = in.readInt();
            int maxCode = in.readInt();
            long flags = in.readLong();
            boolean countsExactly = in.readBoolean();
            List<Certificate> certificates = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                certificates.add(new Certificate(Frame.readBytes(in), in.readUTF(), Frame.readBytes(in)));
            }
            tokens.add(new TokenView(slot, model, minCode, maxCode, flags, countsExactly, certificates));
        }
        return tokens;
    }
}
