package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.util.List;

/** Lists, whom they are shared with, their patients. */
public final class WorklistProjection implements Projection {

    private static final ReadTable LIST = ReadTable.of(
            "List",
            "worklist",
            1,
            "id TEXT NOT NULL",
            "title TEXT NOT NULL",
            "key TEXT NOT NULL",
            "owner_id TEXT NOT NULL",
            "owner TEXT NOT NULL");

    private static final ReadTable SHARE = ReadTable.of(
            "List", "worklist_share", 2, "list_id TEXT NOT NULL", "structure_id TEXT NOT NULL", "name TEXT NOT NULL");

    private static final ReadTable ENTRY = ReadTable.of(
                    "List",
                    "worklist_entry",
                    2,
                    "list_id TEXT NOT NULL",
                    "patient_id TEXT NOT NULL",
                    "comment TEXT NOT NULL",
                    "added_by TEXT",
                    "added_at TEXT")
            .index("patient_id");

    @Override
    public String name() {
        return "worklist";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(LIST, SHARE, ENTRY);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        if (!ListCodec.isWorklist(resource)) {
            return;
        }
        String id = reference.id();
        String title = Elements.text(resource, "title");
        JsonNode owner = ListCodec.owner(resource);
        rows.add(LIST, id, title, SearchKey.of(title), References.id(owner, "Organization"), References.display(owner));
        for (JsonNode shared : ListCodec.sharedWith(resource)) {
            rows.add(SHARE, id, References.id(shared, "Organization"), References.display(shared));
        }
        for (ObjectNode entry : Elements.objects(resource, "entry")) {
            entry(rows, id, entry);
        }
    }

    private static void entry(ReadRows rows, String listId, ObjectNode entry) {
        String patientId = ListCodec.patientId(entry);
        if (patientId.isEmpty() || Elements.text(entry, "deleted").equals("true")) {
            return;
        }
        rows.add(
                ENTRY,
                listId,
                patientId,
                Extensions.text(entry, Names.ENTRY_COMMENT, "valueString"),
                Elements.textOrNull(
                        Extensions.find(entry, Names.ENTRY_ADDED_BY).orElse(null), "valueReference", "display"),
                Elements.textOrNull(entry, "date"));
    }
}
