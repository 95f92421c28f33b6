package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** FHIR {@code List}: what of it is ours is read and changed here, the rest stays as it is. */
final class ListCodec {

    private ListCodec() {}

    static ObjectNode create(String title, User user) {
        ObjectNode list = Elements.resource("List").put("status", "current").put("mode", "working");
        list.put("title", title);
        list.set("code", Elements.concept(Names.KIND, "worklist"));
        Extensions.set(
                list,
                Names.LIST_OWNER,
                "valueReference",
                References.to("Organization", user.structureId(), user.structureName()));
        return list;
    }

    /** A current work list: other Lists a server may hold are none of ours. */
    static boolean isWorklist(ObjectNode list) {
        return Elements.code(list.get("code"), Names.KIND).equals("worklist")
                && Elements.text(list, "status").equals("current");
    }

    static JsonNode owner(ObjectNode list) {
        return Extensions.find(list, Names.LIST_OWNER)
                .map(owner -> owner.path("valueReference"))
                .orElseGet(Elements::object);
    }

    static List<JsonNode> sharedWith(ObjectNode list) {
        return Extensions.all(list, Names.LIST_SHARED_WITH).stream()
                .map(shared -> shared.path("valueReference"))
                .toList();
    }

    static void share(ObjectNode list, String organizationId, String name) {
        boolean known = sharedWith(list).stream()
                .anyMatch(shared -> References.id(shared, "Organization").equals(organizationId));
        if (!known) {
            Extensions.add(
                    list,
                    Names.LIST_SHARED_WITH,
                    "valueReference",
                    References.to("Organization", organizationId, name));
        }
    }

    static Optional<ObjectNode> entry(ObjectNode list, String patientId) {
        return Elements.objects(list, "entry").stream()
                .filter(entry -> patientId(entry).equals(patientId))
                .findFirst();
    }

    static String patientId(ObjectNode entry) {
        return References.id(entry.path("item"), "Patient");
    }

    static void add(ObjectNode list, String patientId, String comment, User user, Instant now) {
        ObjectNode entry = entry(list, patientId).orElseGet(() -> {
            ObjectNode added = Elements.list(list, "entry").addObject();
            Extensions.set(
                    added,
                    Names.ENTRY_ADDED_BY,
                    "valueReference",
                    References.to("PractitionerRole", user.roleId(), user.display()));
            added.put("date", Times.text(now));
            added.set("item", References.to("Patient", patientId));
            return added;
        });
        if (comment.isEmpty()) {
            Extensions.remove(entry, Names.ENTRY_COMMENT);
        } else {
            Extensions.set(entry, Names.ENTRY_COMMENT, "valueString", TextNode.valueOf(comment));
        }
    }

    static void remove(ObjectNode list, String patientId) {
        if (list.get("entry") instanceof ArrayNode entries) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i) instanceof ObjectNode entry
                        && patientId(entry).equals(patientId)) {
                    entries.remove(i);
                }
            }
            if (entries.isEmpty()) {
                list.remove("entry"); // FHIR allows no empty list
            }
        }
    }
}
