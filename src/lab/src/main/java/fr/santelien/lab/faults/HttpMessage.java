package fr.santelien.lab.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request or answer of HTTP/1.1 as it goes over a wire (RFC 9112), read whole.
 *
 * @param start request line or status line
 * @param headers lines, without those of the length: a message is written with the length of its body
 */
record HttpMessage(String start, List<String> headers, byte[] body) {

    private static final int LONGEST_HEAD = 64 << 10;

    /** The next one, null when the connection ends before it begins. */
    static @Nullable HttpMessage read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Optional<String> length = value(headers, "content-length");
        byte[] body;
        if (value(headers, "transfer-encoding").isPresent()) {
            body = chunks(in);
        } else {
            body = exactly(in, length.map(Integer::parseInt).orElse(0));
        }
        headers.removeIf(header -> isNamed(header, "content-length") || isNamed(header, "transfer-encoding"));
        return new HttpMessage(start, headers, body);
    }

    static HttpMessage answer(int status, String type, byte[] body) {
        return new HttpMessage("HTTP/1.1 " + status + " ", List.of("Content-Type: " + type), body);
    }

    HttpMessage with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new HttpMessage(start, more, body);
    }

    HttpMessage without(String name) {
        return new HttpMessage(
                start, headers.stream().filter(header -> !isNamed(header, name)).toList(), body);
    }

    HttpMessage withBody(byte[] other) {
        return new HttpMessage(start, headers, other);
    }

    Optional<String> header(String name) {
        return value(headers, name);
    }

    void write(OutputStream out) throws IOException {
        writeBegun(out, body.length);
    }

    /** Announces the whole and writes only the beginning of the body. */
    void writeBegun(OutputStream out, int bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((start + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (String header : headers) {
            all.writeBytes((header + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        all.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(Arrays.copyOf(body, bytes));
        out.write(all.toByteArray());
        out.flush();
    }

    private static Optional<String> value(List<String> headers, String name) {
        return headers.stream()
                .filter(header -> isNamed(header, name))
                .map(header -> header.substring(header.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static boolean isNamed(String header, String name) {
        return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            if (size == null) {
                throw new EOFException("in a chunk");
            }
            int length = Integer.parseInt(size.split(";", 2)[0].strip(), 16);
            body.writeBytes(exactly(in, length));
            // after each chunk, and after the last one where no trailer comes
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("in a body");
        }
        return bytes;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("in a line");
            }
            line.write(read);
            if (line.size() > LONGEST_HEAD) {
                throw new IOException("a line without end");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public String toString() {
        return start;
    }
}
