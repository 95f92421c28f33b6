package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.util.List;

/** Plans, and how far each of their two parts is. */
public final class PlanProjection implements Projection {

    private static final ReadTable PLAN = ReadTable.of(
                    "CarePlan",
                    "plan",
                    1,
                    "id TEXT NOT NULL",
                    "patient_id TEXT NOT NULL",
                    "status TEXT NOT NULL",
                    "changed INTEGER NOT NULL")
            .index("patient_id");

    private static final ReadTable RESPONSE = ReadTable.of(
                    "QuestionnaireResponse",
                    "plan_response",
                    1,
                    "id TEXT NOT NULL",
                    "plan_id TEXT NOT NULL",
                    "part TEXT NOT NULL",
                    "required INTEGER NOT NULL",
                    "missing INTEGER NOT NULL",
                    "changed INTEGER NOT NULL")
            .index("plan_id", "part");

    private final Form form;

    public PlanProjection(Form form) {
        this.form = form;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(PLAN, RESPONSE);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        if (reference.type().equals("CarePlan")) {
            plan(rows, reference.id(), resource);
        } else {
            PlanCodec.part(resource).ifPresent(part -> response(rows, reference.id(), part, resource));
        }
    }

    private static void plan(ReadRows rows, String id, ObjectNode plan) {
        if (PlanCodec.isPpcs(plan)) {
            rows.add(
                    PLAN,
                    id,
                    PlanCodec.patientId(plan),
                    PlanCodec.status(plan).name(),
                    PlanCodec.changed(plan).toEpochMilli());
        }
    }

    private void response(ReadRows rows, String id, FormPart part, ObjectNode response) {
        Completion completion = form.completion(part, response);
        rows.add(
                RESPONSE,
                id,
                PlanCodec.planId(response),
                part.name(),
                completion.required(),
                completion.missing(),
                PlanCodec.changed(response).toEpochMilli());
    }
}
