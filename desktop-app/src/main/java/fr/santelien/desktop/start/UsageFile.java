package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code usage.json} in the folder of a structure, replaced atomically. */
final class UsageFile {

    private static final Logger LOG = LoggerFactory.getLogger(UsageFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    UsageFile(Path file) {
        this.file = file;
    }

    /** Nothing when it is absent or damaged: then the server is asked, which is the safe side. */
    synchronized Usage read() {
        if (!Files.isRegularFile(file)) {
            return Usage.NONE;
        }
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            Map<String, Instant> drafts = new HashMap<>();
            node.path("drafts").forEachEntry((mark, since) -> drafts.put(mark, Instant.parse(since.asText())));
            return new Usage(instant(node.path("confirmed")), instant(node.path("latest")), drafts);
        } catch (IOException | DateTimeException e) {
            LOG.warn("The dates of a structure cannot be read: {}", e.getClass().getSimpleName());
            return Usage.NONE;
        }
    }

    synchronized void change(UnaryOperator<Usage> change) {
        Usage before = read();
        Usage now = change.apply(before);
        if (!now.equals(before)) {
            write(now);
        }
    }

    private void write(Usage usage) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "confirmed", usage.confirmed());
        put(node, "latest", usage.latest());
        ObjectNode drafts = node.putObject("drafts");
        usage.drafts().forEach((mark, since) -> drafts.put(mark, since.toString()));
        try {
            OwnerOnlyFile.replace(file, node.toPrettyString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Instant instant) {
        if (instant != null) {
            node.put(name, instant.toString());
        }
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }
}
