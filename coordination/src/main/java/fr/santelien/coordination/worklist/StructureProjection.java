package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The structures of the region that a list can be shared with. */
public final class StructureProjection implements Projection {

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return Set.of("Organization");
    }

    @Override
    public List<String> schema() {
        return List.of("CREATE TABLE structure (id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL)"
                + " STRICT, WITHOUT ROWID");
    }

    @Override
    public List<String> tables() {
        return List.of("structure");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        rows.execute("DELETE FROM structure WHERE id = ?", reference.id());
        if (resource != null && !Elements.text(resource, "active").equals("false")) {
            String name = Elements.text(resource, "name");
            rows.execute("INSERT INTO structure VALUES (?, ?, ?)", reference.id(), name, SearchKey.of(name));
        }
    }
}
