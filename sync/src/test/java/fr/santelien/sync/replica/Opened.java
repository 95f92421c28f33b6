package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.MergeRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A replica for tests, with fictitious people and a key that any test can repeat. */
final class Opened {

    static final Author SECRETARY = new Author("3:99000000001", "Camille FICTIVE");
    static final Author NURSE = new Author("8:99000000002", "Noé FICTIF");

    static final Map<String, MergeRules> RULES = Map.of(
            "List", new MergeRules(Map.of("entry", List.of("item.reference")), List.of(), Set.of("meta", "text")));

    private Opened() {}

    static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    static SqliteReplica open(Path folder, Author author) {
        return open(folder, author, 1);
    }

    static SqliteReplica open(Path folder, Author author, int projectionVersion) {
        return SqliteReplica.open(
                folder.resolve("structure.db"),
                key(7),
                author,
                List.of(new TitleProjection(projectionVersion)),
                RULES,
                Clock.systemUTC());
    }

    static ObjectNode list(String id, String title) {
        return Json.NODES
                .objectNode()
                .put("resourceType", "List")
                .put("id", id)
                .put("status", "current")
                .put("title", title);
    }

    /** As the server would give it. */
    static ObjectNode version(ObjectNode resource, int version) {
        ObjectNode stored = resource.deepCopy();
        stored.putObject("meta")
                .put("versionId", String.valueOf(version))
                .put("lastUpdated", "2026-11-22T08:00:%02d.000+00:00".formatted(version));
        return stored;
    }

    static String uuid(int n) {
        return new UUID(n, n).toString();
    }

    static Reference listReference(String id) {
        return new Reference("List", id);
    }
}
