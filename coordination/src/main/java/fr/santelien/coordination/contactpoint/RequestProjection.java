package fr.santelien.coordination.contactpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.time.Instant;
import java.util.List;

/** Requests in the order the contact point shows them. */
public final class RequestProjection implements Projection {

    private static final ReadTable REQUEST = ReadTable.of(
                    "Task",
                    "request",
                    1,
                    "id TEXT NOT NULL",
                    "owner_id TEXT NOT NULL",
                    "stage TEXT NOT NULL",
                    "place INTEGER NOT NULL",
                    "number TEXT NOT NULL",
                    "priority TEXT NOT NULL",
                    "title TEXT NOT NULL",
                    "patient_id TEXT",
                    "sender TEXT NOT NULL",
                    "sender_detail TEXT",
                    "received INTEGER NOT NULL",
                    "handled_by TEXT")
            .index("owner_id", "stage", "place");

    @Override
    public String name() {
        return "request";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(REQUEST);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        if (!TaskCodec.isRequest(resource)) {
            return;
        }
        String patientId = References.id(resource.path("for"), "Patient");
        String service = TaskCodec.sender(resource, "service");
        rows.add(
                REQUEST,
                reference.id(),
                References.id(resource.path("owner"), "Organization"),
                TaskCodec.stage(resource).name(),
                place(resource),
                TaskCodec.number(resource),
                TaskCodec.priority(resource).name(),
                title(resource),
                patientId.isEmpty() ? null : patientId,
                TaskCodec.sender(resource),
                service.isBlank() ? null : service,
                TaskCodec.received(resource).toEpochMilli(),
                TaskCodec.handledBy(resource));
    }

    /** Most urgent, then oldest; closed ones after all the others, newest first. Milliseconds fit in 43 bits until 2248. */
    private static long place(ObjectNode task) {
        if (TaskCodec.stage(task) == Stage.CLOSED) {
            return (8L << 43) - closed(task).toEpochMilli();
        }
        return ((long) TaskCodec.priority(task).ordinal() << 43)
                + TaskCodec.received(task).toEpochMilli();
    }

    private static Instant closed(ObjectNode task) {
        return TrailCodec.read(task).reversed().stream()
                .filter(entry -> entry.step() == Step.CLOSED)
                .map(TrailEntry::at)
                .findFirst()
                .orElseGet(() -> TaskCodec.received(task));
    }

    private static String title(ObjectNode task) {
        String title = Elements.text(task, "description");
        return title.isBlank() ? "Demande sans titre" : title;
    }
}
