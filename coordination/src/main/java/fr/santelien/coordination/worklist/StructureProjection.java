package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.util.List;

/** The structures of the region that a list can be shared with. */
public final class StructureProjection implements Projection {

    private static final ReadTable STRUCTURE =
            ReadTable.of("Organization", "structure", 1, "id TEXT NOT NULL", "name TEXT NOT NULL", "key TEXT NOT NULL");

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(STRUCTURE);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        if (!Elements.text(resource, "active").equals("false")) {
            String name = Elements.text(resource, "name");
            rows.add(STRUCTURE, reference.id(), name, SearchKey.of(name));
        }
    }
}
