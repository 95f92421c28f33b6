package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.coordination.ppcs.Form.FormSection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The plans (PPCS) of this poste. */
public final class Plans {

    private final Replica replica;
    private final User user;
    private final Clock clock;
    private final Access access;
    private final Form form;
    private final AnswersWriter writer;
    private final PlanRows rows;
    private final PlanReader reader;

    /** What the screens were last given, by plan and section: the past that {@link #save} compares with. */
    private final Map<String, Map<String, Answers>> shown = new ConcurrentHashMap<>();

    public Plans(Replica replica, User user, Patients patients, Clock clock) {
        this.replica = replica;
        this.user = user;
        this.clock = clock;
        this.access = AccessTable.ofContract().of(user);
        this.form = Form.ofContract();
        this.writer = new AnswersWriter(form);
        this.rows = new PlanRows(replica, patients, access, form);
        this.reader = new PlanReader(replica, access, form, rows);
    }

    /** Plans by patient name; {@code filter} keeps names that contain it. */
    public List<PlanRow> all(String filter) {
        String wanted = SearchKey.of(filter);
        return rows.all().stream()
                .filter(row -> SearchKey.of(row.patient().displayName()).contains(wanted)
                        || SearchKey.of(row.patient().birthName()).contains(wanted))
                .toList();
    }

    /** The patient's current plan: the one that is not closed, otherwise the newest. */
    public Optional<PlanRow> ofPatient(String patientId) {
        return rows.ofPatient(patientId).stream()
                .min(Comparator.comparing((PlanRow row) -> row.status() == PlanStatus.CLOSED)
                        .thenComparing(PlanRow::changed, Comparator.reverseOrder()));
    }

    /** @return id of the new plan, a draft */
    public String create(String patientId) {
        access.requireWrite(Access.Subject.PPCS_ADMINISTRATIVE);
        if (ofPatient(patientId)
                .filter(row -> row.status() != PlanStatus.CLOSED)
                .isPresent()) {
            throw new Refusal("Ce patient a déjà un PPCS en cours : ouvrez-le pour le compléter.");
        }
        ObjectNode plan = PlanCodec.create(patientId, user, clock.instant());
        String planId = Elements.text(plan, "id");
        replica.create(plan, "PPCS créé");
        for (FormPart part : FormPart.values()) {
            if (access.mayWrite(part.subject)) {
                ObjectNode response = Elements.resource("QuestionnaireResponse")
                        .put("id", PlanCodec.responseId(planId, part))
                        .put("authored", Times.text(clock.instant()));
                PlanCodec.prepare(response, planId, patientId, part);
                replica.create(response, "PPCS créé");
            }
        }
        return planId;
    }

    /** Notes in the trace that the plan was opened, and gives it. */
    public Optional<Plan> open(String planId) {
        Optional<Plan> plan = reread(planId);
        plan.ifPresent(opened -> replica.trace("plan-opened", new Reference("CarePlan", planId)));
        return plan;
    }

    /** The plan as it is now, for a screen that has opened it already: no new line in the trace. */
    public Optional<Plan> reread(String planId) {
        Optional<Plan> plan = reader.read(planId);
        plan.ifPresent(read ->
                shown.computeIfAbsent(planId, id -> new ConcurrentHashMap<>()).putAll(read.answers()));
        return plan;
    }

    /** Like the other {@code save}, from the answers that the last opening or saving showed. */
    public void save(String planId, String sectionLinkId, Answers answers) {
        Map<String, Answers> seen = shown.computeIfAbsent(planId, id -> new ConcurrentHashMap<>());
        save(planId, sectionLinkId, seen.getOrDefault(sectionLinkId, Answers.NONE), answers);
    }

    /**
     * Keeps what is being typed in one section on the poste, at once; sent by {@link #leaveSection}.
     *
     * @param past answers the user was looking at: only what she changed is written, what came from elsewhere stays, and
     *     what the server changed of the same answers without her seeing it becomes a conflict
     */
    public void save(String planId, String sectionLinkId, Answers past, Answers answers) {
        FormSection section = section(sectionLinkId);
        access.requireWrite(section.part().subject);
        PlanRow plan = plan(planId);
        if (plan.status() == PlanStatus.CLOSED) {
            throw new Refusal("Ce PPCS est clôturé : il ne se modifie plus. Créez un nouveau PPCS pour ce patient.");
        }
        List<FormItem> siblings = form.sections(section.part());
        replica.draft(
                response(planId, section.part()),
                what(section),
                response -> {
                    writer.section(section.item(), answers, past, response, siblings);
                    return response;
                },
                response -> {
                    if (!response.has("questionnaire")) {
                        PlanCodec.prepare(response, planId, plan.patient().id(), section.part());
                    }
                    ObjectNode before = response.deepCopy();
                    writer.section(section.item(), past, answers, response, siblings);
                    if (!response.equals(before)) {
                        response.put("authored", Times.text(clock.instant()));
                    }
                    return response;
                });
        shown.computeIfAbsent(planId, id -> new ConcurrentHashMap<>()).put(sectionLinkId, answers);
    }

    /** The section is left: what was typed goes with the next exchange. */
    public void leaveSection(String planId, String sectionLinkId) {
        replica.release(response(planId, section(sectionLinkId).part()));
    }

    /** Draft → active. Throws {@code Refusal} naming the sections where required answers are missing. */
    public void activate(String planId) {
        for (FormPart part : FormPart.values()) {
            access.requireWrite(part.subject);
        }
        Plan plan = reader.read(planId).orElseThrow(Plans::gone);
        if (plan.row().status() != PlanStatus.DRAFT) {
            throw new Refusal("Ce PPCS n’est plus un brouillon : il n’y a rien à activer.");
        }
        List<String> incomplete = plan.sections().stream()
                .filter(section -> section.missing() > 0)
                .map(section -> form.title(section.form().linkId()) + " (" + section.missing() + ")")
                .toList();
        if (!incomplete.isEmpty()) {
            throw new Refusal("Il manque des réponses obligatoires : " + String.join(", ", incomplete)
                    + ". Complétez-les, puis activez le PPCS.");
        }
        for (FormPart part : FormPart.values()) {
            replica.release(response(planId, part));
        }
        replica.edit(new Reference("CarePlan", planId), "PPCS activé", carePlan -> carePlan.put("status", "active"));
    }

    private Reference response(String planId, FormPart part) {
        String id = rows.response(planId, part).orElseGet(() -> PlanCodec.responseId(planId, part));
        return new Reference("QuestionnaireResponse", id);
    }

    private PlanRow plan(String planId) {
        return rows.one(planId).orElseThrow(Plans::gone);
    }

    private FormSection section(String linkId) {
        return form.section(linkId).orElseThrow(() -> new IllegalArgumentException("no section " + linkId));
    }

    private String what(FormSection section) {
        return "Section " + form.title(section.item().linkId());
    }

    private static Refusal gone() {
        return new Refusal(
                "Ce PPCS n’est pas sur ce poste, ou n’est plus accessible : synchronisez, puis recommencez.");
    }
}
