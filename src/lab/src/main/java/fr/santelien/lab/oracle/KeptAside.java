package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a poste's file holds besides what the server has: what waits there, what is to be decided, what was discarded by
 * somebody's decision. Read from the rows, whoever may see them.
 *
 * @param waiting resources that differ from the server's, as the poste shows them
 * @param documents those that something unsent or left by a leaver is, or names, and whose content can be read here
 */
public record KeptAside(Map<Reference, ObjectNode> waiting, List<Choice> choices, Set<HeldDocument> documents) {

    /**
     * A document whose content is here.
     *
     * @param binary id of the {@code Binary} that holds it, or will, on the server
     * @param sha256 of the bytes that were read
     */
    public record HeldDocument(String binary, String sha256) {}

    /**
     * Two values of which one is shown, or was kept; open, or decided and kept in the history.
     *
     * @param values both sides of an open one, the discarded one of a decided one; a missing node where there is nothing
     */
    public record Choice(Reference reference, Path path, boolean open, List<JsonNode> values) {

        /** Whether it is about this place. */
        boolean concerns(Reference other, String place) {
            return reference.equals(other) && ChosenPlaces.cover(path, place);
        }

        /** Whether one of its values says exactly this at the place; null: says nothing there. */
        boolean holds(Reference other, String place, @Nullable String value) {
            return concerns(other, place)
                    && values.stream()
                            .map(side -> ChosenPlaces.of(path, side))
                            .anyMatch(side -> Objects.equals(side.get(place), value));
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an open replica, for all its holders. */
    public static KeptAside of(Replica replica) {
        Map<Reference, ObjectNode> waiting = new HashMap<>();
        replica.query(
                "SELECT type, id, local FROM resource WHERE state <> 'clean'",
                row -> waiting.put(reference(row), object(row.text("local"))));
        List<Choice> choices = new ArrayList<>();
        replica.query(
                "SELECT type, id, path, local, remote FROM conflict",
                row -> choices.add(choice(row, true, row.textOrNull("local"), row.textOrNull("remote"))));
        replica.query(
                "SELECT type, id, path, discarded FROM history",
                row -> choices.add(choice(row, false, row.textOrNull("discarded"))));
        return new KeptAside(waiting, choices, documents(replica));
    }

    private static Set<HeldDocument> documents(Replica replica) {
        List<ObjectNode> unsent = new ArrayList<>();
        unsent.addAll(replica.query(
                "SELECT local FROM resource WHERE state <> 'clean' AND type IN ('Task', 'Binary')",
                row -> object(row.text("local"))));
        unsent.addAll(replica.query(
                "SELECT after FROM left_work WHERE type IN ('Task', 'Binary')", row -> object(row.text("after"))));
        Set<HeldDocument> held = new HashSet<>();
        for (ObjectNode resource : unsent) {
            if (resource.path("resourceType").asText().equals("Binary")) {
                read(replica, resource.path("id").asText(), NamedDocument.sha256(resource))
                        .ifPresent(held::add);
            }
            NamedDocument.in(resource)
                    .forEach(document ->
                            read(replica, document.binary(), document.sha256()).ifPresent(held::add));
        }
        return held;
    }

    /** The hash is taken of what is read: the poste's own word is not believed. */
    private static Optional<HeldDocument> read(Replica replica, String binary, String sha256) {
        try {
            return replica.attachments().get(sha256).map(content -> new HeldDocument(binary, Contents.sha256(content)));
        } catch (IOException e) {
            return Optional.empty(); // the disk gives nothing back: as good as gone
        }
    }

    private static Choice choice(RowReader row, boolean open, @Nullable String... sides) {
        List<JsonNode> values = new ArrayList<>();
        for (String side : sides) {
            values.add(side == null ? MissingNode.getInstance() : tree(side));
        }
        try {
            return new Choice(reference(row), Path.parse(row.text("path")), open, values);
        } catch (Json.NotJsonException e) {
            throw new IllegalStateException("a path that is none", e);
        }
    }

    private static Reference reference(RowReader row) {
        return new Reference(row.text("type"), row.text("id"));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) tree(text);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
