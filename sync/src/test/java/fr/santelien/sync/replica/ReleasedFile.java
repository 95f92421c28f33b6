package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.MergeRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the file of a poste as a release writes it, to be kept as {@code V00n.replica} beside the tests: fictitious data,
 * a key of 32 bytes 7. Run it once for each schema, at the last commit that writes it, before the next schema begins;
 * a file that is there is never made again. V001 was made at 87301a9, V002 at 4745b1a, V003 at af31b25,
 * V004 at badbdc8, V005 at 1df06da.
 */
final class ReleasedFile {

    static final String CLEAN = id(1);
    static final String DIRTY = id(2);
    static final String CONFLICT = id(3);
    static final String DRAFT = id(4);
    static final String SET_ASIDE = id(5);

    private static final Author SECRETARY = new Author("3:99000000001", "Camille FICTIVE");
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, MergeRules> RULES = Map.of(
            "List", new MergeRules(Map.of("entry", List.of("item.reference")), List.of(), Set.of("meta", "text")));

    private ReleasedFile() {}

    /** @param arguments the file to make */
    public static void main(String[] arguments) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        try (SqliteReplica replica =
                SqliteReplica.open(Path.of(arguments[0]), key, SECRETARY, List.of(), RULES, NINE)) {
            ExchangeSide server = replica.exchangeSide();
            server.inbox()
                    .receive(
                            List.of(
                                    list(CLEAN, "Reçue", 1),
                                    list(DIRTY, "Reçue", 1),
                                    list(CONFLICT, "Reçue", 1),
                                    list(SET_ASIDE, "Reçue", 1)),
                            "structure-1",
                            "List",
                            Instant.parse("2026-11-01T07:58:00Z"));
            replica.edit(reference(DIRTY), "Liste renommée", json -> json.put("title", "Modifiée ici"));
            replica.edit(reference(CONFLICT), "Liste renommée", json -> json.put("title", "Ici"));
            server.inbox()
                    .receive(
                            List.of(list(CONFLICT, "Ailleurs", 2)),
                            "structure-1",
                            "List",
                            Instant.parse("2026-11-01T07:59:00Z"));
            replica.edit(reference(SET_ASIDE), "Liste renommée", json -> json.put("title", ""));
            server.outbox().refused(reference(SET_ASIDE), "Un titre est requis.");
            ObjectNode typed = bare(DRAFT, "En cours de sai");
            replica.draft(reference(DRAFT), "En cours de saisie", json -> typed);
            replica.trace("list-opened", reference(CLEAN));
        }
    }

    static Reference reference(String id) {
        return new Reference("List", id);
    }

    private static ObjectNode list(String id, String title, int version) {
        ObjectNode list = bare(id, title);
        list.putObject("meta")
                .put("versionId", String.valueOf(version))
                .put("lastUpdated", "2026-11-01T07:00:%02d.000+00:00".formatted(version));
        return list;
    }

    private static ObjectNode bare(String id, String title) {
        return Json.NODES
                .objectNode()
                .put("resourceType", "List")
                .put("id", id)
                .put("status", "current")
                .put("title", title);
    }

    private static String id(int n) {
        return new UUID(n, n).toString();
    }
}
