package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** FHIR {@code CarePlan} and its two {@code QuestionnaireResponse}s, answers apart. */
final class PlanCodec {

    private PlanCodec() {}

    static ObjectNode create(String patientId, User user, Instant now) {
        ObjectNode plan = Elements.resource("CarePlan")
                .put("status", "draft")
                .put("intent", "plan")
                .put("title", "Plan personnalisé de coordination en santé");
        plan.putArray("category").add(Elements.concept(Names.KIND, "ppcs"));
        plan.set("subject", References.to("Patient", patientId));
        plan.put("created", Times.text(now));
        plan.set("author", References.to("PractitionerRole", user.roleId(), user.display()));
        return plan;
    }

    static boolean isPpcs(ObjectNode carePlan) {
        return Elements.objects(carePlan, "category").stream()
                .anyMatch(category -> Elements.code(category, Names.KIND).equals("ppcs"));
    }

    static PlanStatus status(ObjectNode plan) {
        return switch (Elements.text(plan, "status")) {
            case "active", "on-hold" -> PlanStatus.ACTIVE;
            case "completed", "revoked", "entered-in-error" -> PlanStatus.CLOSED;
            default -> PlanStatus.DRAFT;
        };
    }

    static String patientId(ObjectNode resource) {
        return References.id(resource.path("subject"), "Patient");
    }

    /**
     * Id of the response that a poste makes for one part: the same on every poste, so that two of them answering a part
     * for the first time while offline meet in one resource.
     */
    static String responseId(String planId, FormPart part) {
        return UUID.nameUUIDFromBytes((planId + " " + part.url).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Gives a response that was just made what it must have. */
    static void prepare(ObjectNode response, String planId, String patientId, FormPart part) {
        response.put("questionnaire", part.url + "|" + FormPart.VERSION);
        response.put("status", "in-progress");
        response.putArray("basedOn").add(References.to("CarePlan", planId));
        response.set("subject", References.to("Patient", patientId));
    }

    static Optional<FormPart> part(ObjectNode response) {
        return FormPart.answering(Elements.text(response, "questionnaire"));
    }

    static String planId(ObjectNode response) {
        return Elements.objects(response, "basedOn").stream()
                .map(reference -> References.id(reference, "CarePlan"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** When it was last changed, as far as the resource tells. */
    static Instant changed(ObjectNode resource) {
        String pushed = Extensions.find(resource, Names.LAST_CHANGE)
                .map(change -> Extensions.text(change, "at", "valueInstant"))
                .orElse("");
        return Stream.of(pushed, Elements.text(resource, "authored"), Elements.text(resource, "created"))
                .map(Times::moment)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .or(() -> Optional.ofNullable(Times.moment(Elements.text(resource, "meta", "lastUpdated"))))
                .orElse(Instant.EPOCH);
    }
}
