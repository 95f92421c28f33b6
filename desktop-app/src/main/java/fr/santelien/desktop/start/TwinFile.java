package fr.santelien.desktop.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A small JSON file kept twice, each time replaced atomically and with a checksum, so that one damaged or deleted file
 * loses nothing. The copy is written after the file and holds the same: what was taken out is in neither.
 */
final class TwinFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK = "check";

    private final Path file;
    private final Path copy;

    /**
     * What was found.
     *
     * @param fromCopy the file itself is damaged or gone
     */
    record Found(ObjectNode content, boolean fromCopy) {}

    TwinFile(Path file) {
        this.file = file;
        this.copy = file.resolveSibling(file.getFileName() + ".copie");
    }

    /** Whether anything is there, good or not. */
    boolean exists() {
        return Files.exists(file) || Files.exists(copy);
    }

    /** The file, or its copy when the file is not good; empty when neither is. */
    Optional<Found> read() {
        Optional<ObjectNode> good = read(file);
        return good.isPresent()
                ? good.map(content -> new Found(content, false))
                : read(copy).map(content -> new Found(content, true));
    }

    void write(ObjectNode content) {
        ObjectNode checked = content.deepCopy();
        checked.remove(CHECK);
        checked.put(CHECK, checksum(checked));
        try {
            byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(checked);
            replace(file, bytes);
            replace(copy, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<ObjectNode> read(Path path) {
        try {
            if (Files.isRegularFile(path)
                    && JSON.readTree(Files.readAllBytes(path)) instanceof ObjectNode content
                    && content.remove(CHECK) instanceof com.fasterxml.jackson.databind.node.TextNode check
                    && check.asText().equals(checksum(content))) {
                return Optional.of(content);
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** Against damage, not against an attacker. */
    private static String checksum(ObjectNode content) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(content);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
