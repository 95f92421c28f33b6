package fr.santelien.coordination.note;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.util.List;

/** Notes, with the words each can be found by. */
public final class NoteProjection implements Projection {

    private static final ReadTable NOTE = ReadTable.searched(
            "DocumentReference",
            "note",
            "body",
            SearchKey::of,
            "id TEXT NOT NULL",
            "patient_id TEXT NOT NULL",
            "author TEXT NOT NULL",
            "at INTEGER",
            "body TEXT NOT NULL");

    @Override
    public String name() {
        return "note";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(NOTE);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        NoteCodec.read(reference.id(), resource)
                .ifPresent(note -> rows.add(
                        NOTE,
                        note.id(),
                        note.patientId(),
                        note.author(),
                        note.at() == null ? null : note.at().toEpochMilli(),
                        note.body()));
    }
}
