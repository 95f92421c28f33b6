package fr.santelien.lab.trial;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/** A small PDF or PNG that somebody attaches: whole files of their kind, whose bytes no other gesture has. */
final class AttachedFile implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    /** Signature and header of a picture of one grey point. */
    private static final String PNG_HEAD = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55";

    /** The point, and the end. */
    private static final String PNG_TAIL = "0000000a49444154789c63f80f00010101005a4d6ff10000000049454e44ae426082";

    private final Path path;

    private AttachedFile(Path path) {
        this.path = path;
    }

    /** @param mark a text that no other file bears */
    static AttachedFile in(Path folder, RandomGenerator random, String mark) {
        boolean picture = random.nextInt(3) == 0;
        try {
            Path file = Files.createTempDirectory(folder, "scan").resolve(picture ? "photo.png" : "courrier.pdf");
            return new AttachedFile(Files.write(file, picture ? png(mark) : pdf(mark, random.nextInt(3_000))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** @param padding bytes more, so that not all are of one length */
    private static byte[] pdf(String mark, int padding) {
        String body = "%PDF-1.4\n% " + mark + " " + "x".repeat(padding) + "\n";
        StringBuilder text = new StringBuilder(body);
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
        };
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int n = 0; n < objects.length; n++) {
            table.append("%010d 00000 n \n".formatted(bytes(text.toString()).length));
            text.append(n + 1).append(" 0 obj\n").append(objects[n]).append("\nendobj\n");
        }
        int start = bytes(text.toString()).length;
        return bytes(text + table.toString() + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private static byte[] png(String mark) throws IOException {
        byte[] chunk = bytes("iTXtComment\0\0\0\0\0" + mark);
        CRC32 sum = new CRC32();
        sum.update(chunk);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(HEX.parseHex(PNG_HEAD));
            out.writeInt(chunk.length - 4);
            out.write(chunk);
            out.writeInt((int) sum.getValue());
            out.write(HEX.parseHex(PNG_TAIL));
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
            Files.delete(path.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
