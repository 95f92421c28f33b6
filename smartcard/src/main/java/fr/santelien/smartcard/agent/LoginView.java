package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * How C_Login went.
 *
 * @param result CKR_…, 0 when the code was right
 * @param flags CKF_… of the token, read again after a failure; empty after a success, or when they could not be read
 */
public record LoginView(long result, OptionalLong flags) {
    static final LoginView RIGHT = new LoginView(0, OptionalLong.empty());

    public boolean right() {
        return result == 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(result);
        out.writeBoolean(flags.isPresent());
        out.writeLong(flags.orElse(0));
    }

    static LoginView read(DataInput in) throws IOException {
        long result = in.readLong();
        boolean known = in.readBoolean();
        long flags = in.readLong();
        return new LoginView(result, known ? OptionalLong.of(flags) : OptionalLong.empty());
    }
}
