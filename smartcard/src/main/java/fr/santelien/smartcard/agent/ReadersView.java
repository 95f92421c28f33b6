package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All readers at one moment.
 *
 * @param service whether the PC/SC service answers
 */
public record ReadersView(boolean service, List<ReaderView> readers) {

    void write(DataOutput out) throws IOException {
        out.writeBoolean(service);
        out.writeInt(readers.size());
        for (ReaderView reader : readers) {
            out.writeUTF(reader.name());
            out.writeInt(reader.insertion());
            Frame.writeBytes(out, reader.atr());
        }
    }

    static ReadersView read(DataInput in) throws IOException {
        boolean service = in.readBoolean();
        int count = in.readInt();
        List<ReaderView> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readers.add(new ReaderView(in.readUTF(), in.readInt(), Frame.readBytes(in)));
        }
        return new ReadersView(service, readers);
    }
}
