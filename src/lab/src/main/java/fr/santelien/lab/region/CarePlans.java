package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoPerson.ANTOINE;
import static fr.santelien.lab.people.DemoPerson.NATHALIE;
import static fr.santelien.lab.people.DemoStructure.CENTRE;

import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Three plans: one in force, one half way, one just begun. */
final class CarePlans {

    private final Instant now;
    private final List<Resource> resources = new ArrayList<>();

    private CarePlans(Instant now) {
        this.now = now;
    }

    static List<Resource> of(List<Identity> people, Instant now) {
        CarePlans plans = new CarePlans(now);
        PlanAnswers answers = new PlanAnswers(now);
        plans.plan(
                "plan-1",
                people.get(2),
                CarePlan.CarePlanStatus.ACTIVE,
                ANTOINE,
                71,
                answers.administrative("plan-1", 3),
                answers.medical("plan-1", 5));
        plans.plan(
                "plan-2",
                people.get(6),
                CarePlan.CarePlanStatus.DRAFT,
                NATHALIE,
                12,
                answers.administrative("plan-2", 2),
                answers.medical("plan-2", 3));
        plans.plan(
                "plan-3",
                people.get(9),
                CarePlan.CarePlanStatus.DRAFT,
                NATHALIE,
                1,
                answers.administrative("plan-3", 1),
                List.of());
        return plans.resources;
    }

    private void plan(
            String id,
            Identity patient,
            CarePlan.CarePlanStatus status,
            DemoPerson author,
            int days,
            List<QuestionnaireResponseItemComponent> administrative,
            List<QuestionnaireResponseItemComponent> medical) {
        Instant created = now.minus(Duration.ofDays(days));
        CarePlan plan = Fhir.fictitious(new CarePlan(), id);
        plan.setStatus(status)
                .setIntent(CarePlan.CarePlanIntent.PLAN)
                .setTitle("Plan personnalisé de coordination en santé")
                .addCategory(Fhir.kind("ppcs"))
                .setSubject(new Reference("Patient/" + patient.id()))
                .setAuthor(Staff.role(author, CENTRE))
                .setCreatedElement(Fhir.moment(created));
        Fhir.changed(plan, author, created.plus(Duration.ofHours(2)));
        resources.add(plan);
        QuestionnaireResponseStatus answered = status == CarePlan.CarePlanStatus.ACTIVE
                ? QuestionnaireResponseStatus.COMPLETED
                : QuestionnaireResponseStatus.INPROGRESS;
        response(plan, author, "administratif", Names.PPCS_ADMINISTRATIVE, answered, administrative);
        response(plan, author, "medical", Names.PPCS_MEDICAL, answered, medical);
    }

    private void response(
            CarePlan plan,
            DemoPerson author,
            String part,
            String form,
            QuestionnaireResponseStatus status,
            List<QuestionnaireResponseItemComponent> items) {
        QuestionnaireResponse response = Fhir.fictitious(new QuestionnaireResponse(), plan.getIdPart() + "-" + part);
        response.setQuestionnaire(form + "|1")
                .setStatus(status)
                .addBasedOn(new Reference("CarePlan/" + plan.getIdPart()))
                .setSubject(plan.getSubject().copy())
                .setAuthoredElement(plan.getCreatedElement().copy())
                .setItem(items);
        Fhir.changed(response, author, plan.getCreated().toInstant().plus(Duration.ofHours(2)));
        resources.add(response);
    }
}
