package fr.santelien.coordination.ppcs;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Unsent;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads of the plans. The medical part is never read for who may not, even where another holder's card brought it. */
final class PlanRows {

    private static final String VISIBLE = "EXISTS (SELECT 1 FROM visible v WHERE v.type = '%s' AND v.id = %s)";
    private static final String PLANS = "SELECT p.* FROM plan p WHERE " + VISIBLE.formatted("CarePlan", "p.id");

    private final Replica replica;
    private final Patients patients;
    private final List<FormPart> readable;
    private final Map<FormPart, Completion> untouched = new EnumMap<>(FormPart.class);

    PlanRows(Replica replica, Patients patients, Access access, Form form) {
        this.replica = replica;
        this.patients = patients;
        this.readable = Arrays.stream(FormPart.values())
                .filter(part -> access.mayRead(part.subject))
                .toList();
        readable.forEach(part -> untouched.put(part, form.completion(part, Elements.object())));
    }

    List<FormPart> readable() {
        return readable;
    }

    List<PlanRow> all() {
        return rows(replica.query(PLANS, Read::of));
    }

    Optional<PlanRow> one(String planId) {
        return rows(replica.query(PLANS + " AND p.id = ?", Read::of, planId)).stream()
                .findFirst();
    }

    List<PlanRow> ofPatient(String patientId) {
        return rows(replica.query(PLANS + " AND p.patient_id = ?", Read::of, patientId));
    }

    /** Id of the response that holds one part, if it is here. */
    Optional<String> response(String planId, FormPart part) {
        return replica
                .query(
                        "SELECT r.id FROM plan_response r WHERE r.plan_id = ? AND r.part = ? AND "
                                + VISIBLE.formatted("QuestionnaireResponse", "r.id") + " ORDER BY r.id",
                        row -> row.text("id"),
                        planId,
                        part.name())
                .stream()
                .findFirst();
    }

    private List<PlanRow> rows(List<Read> plans) {
        if (readable.isEmpty() || plans.isEmpty()) {
            return List.of();
        }
        Map<String, PatientIdentity> identities =
                patients.byId(plans.stream().map(Read::patientId).toList());
        Map<String, List<Part>> parts = (plans.size() == 1
                        ? parts(plans.getFirst().id())
                        : parts())
                .stream().filter(part -> readable.contains(part.part())).collect(Collectors.groupingBy(Part::planId));
        Set<String> unsentPlans = Unsent.ids(replica, "CarePlan");
        Set<String> unsentResponses = Unsent.ids(replica, "QuestionnaireResponse");
        Predicate<List<Part>> unsent = own -> own.stream().anyMatch(part -> unsentResponses.contains(part.id()));
        return plans.stream()
                .flatMap(plan -> Stream.ofNullable(identities.get(plan.patientId()))
                        .map(patient -> {
                            List<Part> own = parts.getOrDefault(plan.id(), List.of());
                            return row(plan, patient, own, unsentPlans.contains(plan.id()) || unsent.test(own));
                        }))
                .sorted(Comparator.comparing(
                                (PlanRow row) -> SearchKey.of(row.patient().displayName()))
                        .thenComparing(PlanRow::changed, Comparator.reverseOrder())
                        .thenComparing(PlanRow::id))
                .toList();
    }

    private PlanRow row(Read plan, PatientIdentity patient, List<Part> parts, boolean unsent) {
        Instant changed = Stream.concat(
                        Stream.of(plan.changed()), parts.stream().map(Part::changed))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new PlanRow(plan.id(), patient, plan.status(), percent(parts), changed, unsent);
    }

    private int percent(List<Part> parts) {
        Map<FormPart, Completion> completions = new EnumMap<>(untouched);
        parts.forEach(part -> completions.put(part.part(), part.completion()));
        return completions.values().stream()
                .reduce(Completion.NOTHING, Completion::plus)
                .percent();
    }

    private List<Part> parts() {
        return replica.query(
                "SELECT r.* FROM plan_response r WHERE " + VISIBLE.formatted("QuestionnaireResponse", "r.id"),
                Part::of);
    }

    private List<Part> parts(String planId) {
        return replica.query(
                "SELECT r.* FROM plan_response r WHERE r.plan_id = ? AND "
                        + VISIBLE.formatted("QuestionnaireResponse", "r.id"),
                Part::of,
                planId);
    }

    private record Read(String id, String patientId, PlanStatus status, Instant changed) {
        static Read of(RowReader row) {
            return new Read(
                    row.text("id"),
                    row.text("patient_id"),
                    PlanStatus.valueOf(row.text("status")),
                    Instant.ofEpochMilli(row.number("changed")));
        }
    }

    private record Part(String id, String planId, FormPart part, Completion completion, Instant changed) {
        static Part of(RowReader row) {
            int required = (int) row.number("required");
            return new Part(
                    row.text("id"),
                    row.text("plan_id"),
                    FormPart.valueOf(row.text("part")),
                    new Completion(required, (int) row.number("missing"), required > row.number("missing")),
                    Instant.ofEpochMilli(row.number("changed")));
        }
    }
}
