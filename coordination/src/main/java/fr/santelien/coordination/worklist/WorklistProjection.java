package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists, whom they are shared with, their patients. */
public final class WorklistProjection implements Projection {

    @Override
    public String name() {
        return "worklist";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return Set.of("List");
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE worklist (id TEXT PRIMARY KEY, title TEXT NOT NULL, key TEXT NOT NULL,"
                        + " owner_id TEXT NOT NULL, owner TEXT NOT NULL) STRICT, WITHOUT ROWID",
                "CREATE TABLE worklist_share (list_id TEXT NOT NULL, structure_id TEXT NOT NULL,"
                        + " name TEXT NOT NULL, PRIMARY KEY (list_id, structure_id)) STRICT, WITHOUT ROWID",
                "CREATE TABLE worklist_entry (list_id TEXT NOT NULL, patient_id TEXT NOT NULL,"
                        + " comment TEXT NOT NULL, added_by TEXT, added_at INTEGER,"
                        + " PRIMARY KEY (list_id, patient_id)) STRICT, WITHOUT ROWID",
                "CREATE INDEX worklist_entry_patient ON worklist_entry (patient_id)");
    }

    @Override
    public List<String> tables() {
        return List.of("worklist_entry", "worklist_share", "worklist");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        String id = reference.id();
        rows.execute("DELETE FROM worklist_entry WHERE list_id = ?", id);
        rows.execute("DELETE FROM worklist_share WHERE list_id = ?", id);
        rows.execute("DELETE FROM worklist WHERE id = ?", id);
        if (resource == null || !ListCodec.isWorklist(resource)) {
            return;
        }
        String title = Elements.text(resource, "title");
        JsonNode owner = ListCodec.owner(resource);
        rows.execute(
                "INSERT INTO worklist VALUES (?, ?, ?, ?, ?)",
                id,
                title,
                SearchKey.of(title),
                References.id(owner, "Organization"),
                References.display(owner));
        for (JsonNode shared : ListCodec.sharedWith(resource)) {
            rows.execute(
                    "INSERT OR REPLACE INTO worklist_share VALUES (?, ?, ?)",
                    id,
                    References.id(shared, "Organization"),
                    References.display(shared));
        }
        for (ObjectNode entry : Elements.objects(resource, "entry")) {
            entry(rows, id, entry);
        }
    }

    private static void entry(RowWriter rows, String listId, ObjectNode entry) {
        String patientId = ListCodec.patientId(entry);
        if (patientId.isEmpty() || Elements.text(entry, "deleted").equals("true")) {
            return;
        }
        Instant at = Times.moment(Elements.text(entry, "date"));
        rows.execute(
                "INSERT OR REPLACE INTO worklist_entry VALUES (?, ?, ?, ?, ?)",
                listId,
                patientId,
                Extensions.text(entry, Names.ENTRY_COMMENT, "valueString"),
                Elements.textOrNull(
                        Extensions.find(entry, Names.ENTRY_ADDED_BY).orElse(null), "valueReference", "display"),
                at == null ? null : at.toEpochMilli());
    }
}
