package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans, and how far each of their two parts is. */
public final class PlanProjection implements Projection {

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
    public Set<String> types() {
        return Set.of("CarePlan", "QuestionnaireResponse");
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE plan (id TEXT PRIMARY KEY, patient_id TEXT NOT NULL, status TEXT NOT NULL,"
                        + " changed INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                "CREATE INDEX plan_patient ON plan (patient_id)",
                "CREATE TABLE plan_response (id TEXT PRIMARY KEY, plan_id TEXT NOT NULL, part TEXT NOT NULL,"
                        + " required INTEGER NOT NULL, missing INTEGER NOT NULL, changed INTEGER NOT NULL)"
                        + " STRICT, WITHOUT ROWID",
                "CREATE INDEX plan_response_plan ON plan_response (plan_id, part)");
    }

    @Override
    public List<String> tables() {
        return List.of("plan_response", "plan");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        if (reference.type().equals("CarePlan")) {
            plan(rows, reference.id(), resource);
        } else {
            response(rows, reference.id(), resource);
        }
    }

    private static void plan(RowWriter rows, String id, @Nullable ObjectNode plan) {
        rows.execute("DELETE FROM plan WHERE id = ?", id);
        if (plan != null && PlanCodec.isPpcs(plan)) {
            rows.execute(
                    "INSERT INTO plan VALUES (?, ?, ?, ?)",
                    id,
                    PlanCodec.patientId(plan),
                    PlanCodec.status(plan).name(),
                    PlanCodec.changed(plan).toEpochMilli());
        }
    }

    private void response(RowWriter rows, String id, @Nullable ObjectNode response) {
        rows.execute("DELETE FROM plan_response WHERE id = ?", id);
        Optional<FormPart> part = response == null ? Optional.empty() : PlanCodec.part(response);
        if (response == null || part.isEmpty()) {
            return;
        }
        Completion completion = form.completion(part.get(), response);
        rows.execute(
                "INSERT INTO plan_response VALUES (?, ?, ?, ?, ?, ?)",
                id,
                PlanCodec.planId(response),
                part.get().name(),
                completion.required(),
                completion.missing(),
                PlanCodec.changed(response).toEpochMilli());
    }
}
