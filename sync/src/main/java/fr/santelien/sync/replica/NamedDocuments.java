package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.sync.attachment.AttachmentStore;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which documents the resources of the file name: as they are, as the server has them, and as leavers left them. */
final class NamedDocuments {

    /** Columns where a resource may stand. */
    private static final List<String> FORMS = List.of("local", "base", "sent", "newer");

    private NamedDocuments() {}

    /** @param types of the resources that may name one; documents that wait to be sent are looked at as well */
    static Set<String> hashes(Sql sql, Set<String> types) {
        Set<String> hashes = new HashSet<>();
        Set<String> all = new HashSet<>(types);
        all.add("Binary");
        for (String type : all) {
            for (String form : FORMS) {
                add(hashes, sql, form, "resource", type);
            }
            add(hashes, sql, "after", "left_work", type);
        }
        return hashes;
    }

    private static void add(Set<String> hashes, Sql sql, String form, String from, String type) {
        sql.list(
                        "SELECT " + form + " AS resource FROM " + from + " WHERE type = ? AND " + form + " IS NOT NULL",
                        row -> in(row.text("resource")),
                        type)
                .forEach(hashes::addAll);
    }

    private static Set<String> in(String resource) {
        if (!resource.contains(AttachmentStore.HASH_URL)) {
            return Set.of();
        }
        Set<String> hashes = new HashSet<>();
        for (JsonNode extension : Rows.json(resource).findParents("valueString")) {
            if (extension.path("url").asText().equals(AttachmentStore.HASH_URL)) {
                hashes.add(extension.path("valueString").asText());
            }
        }
        return Collections.unmodifiableSet(hashes);
    }
}
