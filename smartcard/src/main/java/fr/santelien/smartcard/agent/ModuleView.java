package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a PKCS#11 module says of itself (CK_INFO).
 *
 * @param manufacturer "ANS" for the CPS middleware
 * @param version of the library, "3.1"
 */
public record ModuleView(String manufacturer, String description, String version) {

    /** The flags of the ANS's own module follow the card's counter; other modules do not always say "low". */
    boolean countsTriesExactly() {
        return manufacturer.equals("ANS");
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(manufacturer);
        out.writeUTF(description);
        out.writeUTF(version);
    }

    static ModuleView read(DataInput in) throws IOException {
        return new ModuleView(in.readUTF(), in.readUTF(), in.readUTF());
    }
}
