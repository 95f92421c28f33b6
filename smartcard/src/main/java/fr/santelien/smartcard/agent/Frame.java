package fr.santelien.smartcard.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One message between the poste and its agent: length of what follows, kind, number of the request, payload.
 *
 * @param request 0 for what the agent says of itself
 */
record Frame(Kind kind, int request, byte[] payload) {

    /** What a frame says; the first six are asked by the poste. */
    enum Kind {
        MODULE,
        TOKENS,
        LOGIN,
        SIGN,
        SIGN_ONCE,
        LOCK,
        READERS,
        ANSWER,
        FAILURE
    }

    private static final int HEADER = 9;
    private static final int LONGEST = 1 << 20;
    /**
     * Frames are padded to this length, the largest buffer of the streams that Java puts around a process: a longer
     * write goes straight to the pipe, so that no stream keeps a copy of a code.
     */
    private static final int PADDED = 8192;

    /** Writes a payload. */
    interface Payload {
        void write(DataOutput out) throws IOException;
    }

    static Frame of(Kind kind, int request, Payload payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            payload.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return new Frame(kind, request, bytes.toByteArray());
    }

    /** Writes the frame in one go, then wipes the copy that was made for it. */
    void writeTo(OutputStream out) throws IOException {
        byte[] raw = new byte[Math.max(PADDED, HEADER + 4 + payload.length)];
        ByteBuffer.wrap(raw)
                .putInt(raw.length - 4)
                .put((byte) kind.ordinal())
                .putInt(request)
                .putInt(payload.length)
                .put(payload);
        try {
            out.write(raw);
            out.flush();
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /**
     * @throws EOFException when the other side is gone
     * @throws IOException when what comes is not a frame
     */
    static Frame readFrom(InputStream in) throws IOException {
        byte[] prefix = readFully(in, 4);
        int length = ByteBuffer.wrap(prefix).getInt();
        if (length < HEADER || length > LONGEST) {
            throw new IOException("not a frame");
        }
        byte[] raw = readFully(in, length);
        try {
            ByteBuffer buffer = ByteBuffer.wrap(raw);
            int kind = buffer.get();
            int request = buffer.getInt();
            int size = buffer.getInt();
            if (kind < 0 || kind >= Kind.values().length || size < 0 || size > buffer.remaining()) {
                throw new IOException("not a frame");
            }
            byte[] payload = new byte[size];
            buffer.get(payload);
            return new Frame(Kind.values()[kind], request, payload);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    DataInput reader() {
        return new DataInputStream(new ByteArrayInputStream(payload));
    }

    void wipe() {
        Arrays.fill(payload, (byte) 0);
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("not a frame");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "Frame[" + kind + " " + request + "]";
    }
}
