package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a signature with a code of its own went.
 *
 * @param login how the code was received
 * @param signature empty unless the code was right
 */
public record SignatureView(LoginView login, byte[] signature) {

    void write(DataOutput out) throws IOException {
        login.write(out);
        Frame.writeBytes(out, signature);
    }

    static SignatureView read(DataInput in) throws IOException {
        return new SignatureView(LoginView.read(in), Frame.readBytes(in));
    }
}
