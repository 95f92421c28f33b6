package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How C_Login went.
 *
 * @param result CKR_…, 0 when the code was right
 * @param flags CKF_… of the token, read again after a failure; 0 after a success
 */
public record LoginView(long result, long flags) {

    void write(DataOutput out) throws IOException {
        out.writeLong(result);
        out.writeLong(flags);
    }

    static LoginView read(DataInput in) throws IOException {
        return new LoginView(in.readLong(), in.readLong());
    }
}
