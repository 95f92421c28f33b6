package fr.santelien.desktop.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.desktop.draft.Desk.Caret;
import fr.santelien.desktop.draft.Desk.Kept;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A desk as JSON, to be sealed. What a later poste wrote and this one does not know is left aside. */
public final class DeskCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskCodec() {}

    public static String write(Desk desk) {
        ObjectNode node = JSON.createObjectNode().put("open", desk.open().key());
        Caret caret = desk.caret();
        if (caret != null) {
            node.putObject("caret").put("field", caret.field()).put("position", caret.position());
        }
        ObjectNode entries = node.putObject("entries");
        desk.entries().forEach((key, kept) -> {
            ObjectNode entry = entries.putObject(key).put("since", kept.since().toString());
            write(entry.putObject("place"), kept.entry().place());
            write(entry.putObject("typed"), kept.entry().typed());
        });
        return node.toString();
    }

    private static void write(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }

    /** @throws IllegalArgumentException when it is not a desk */
    public static Desk read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Map<String, Kept> entries = new HashMap<>();
            node.path("entries").forEachEntry((key, entry) -> entries.put(key, kept(entry)));
            return new Desk(
                    Destination.ofKey(node.path("open").asText()).orElse(Desk.FIRST.open()),
                    caret(node.path("caret")),
                    entries);
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            // The cause would quote what was typed.
            throw new IllegalArgumentException("not a desk: " + e.getClass().getSimpleName());
        }
    }

    private static Kept kept(JsonNode node) {
        return new Kept(
                new Entry(texts(node.path("place")), texts(node.path("typed"))),
                Instant.parse(node.path("since").asText()));
    }

    private static @Nullable Caret caret(JsonNode node) {
        return node.isObject()
                ? new Caret(node.path("field").asText(), node.path("position").asInt())
                : null;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.forEachEntry((name, text) -> texts.put(name, text.asText()));
        return texts;
    }
}
