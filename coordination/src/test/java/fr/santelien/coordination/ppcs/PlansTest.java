package fr.santelien.coordination.ppcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {

    private Path folder;
    private Poste poste;
    private Plans plans;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        poste = Poste.open(folder, People.NATHALIE);
        plans = poste.work.plans();
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        poste.receive(Poste.patient("karim", "BENALI", "Karim", "1969-09-03"));
    }

    /** The same poste with another card, after an exchange that brought her what the server lets her see. */
    private void as(User user, ObjectNode... brought) {
        poste.close();
        poste = Poste.open(folder, user);
        plans = poste.work.plans();
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        poste.receive(brought);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void aNewPlanIsADraftWithTwoResponses() {
        String id = plans.create("jeanne");
        JsonNode carePlan = poste.stored("CarePlan/" + id);
        assertThat(carePlan.path("status").asText()).isEqualTo("draft");
        assertThat(carePlan.path("intent").asText()).isEqualTo("plan");
        assertThat(carePlan.path("author").path("display").asText()).isEqualTo("Nathalie COHEN");
        for (FormPart part : FormPart.values()) {
            JsonNode response = poste.stored("QuestionnaireResponse/" + PlanCodec.responseId(id, part));
            assertThat(response.path("questionnaire").asText()).isEqualTo(part.url + "|1");
            assertThat(response.path("basedOn").path(0).path("reference").asText())
                    .isEqualTo("CarePlan/" + id);
            assertThat(response.path("subject").path("reference").asText()).isEqualTo("Patient/jeanne");
        }
        Plan plan = plans.open(id).orElseThrow();
        assertThat(plan.row().status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(plan.row().unsent()).isTrue();
        assertThat(plan.row().completion()).isZero();
        assertThat(plan.patient().displayName()).isEqualTo("DURAND Jeanne");
        assertThat(plan.sections()).hasSize(8).noneMatch(Section::answered);
        assertThat(plan.mayWrite()).isTrue();
    }

    @Test
    void aSecondPlanIsRefusedWhileOneIsOpen() {
        plans.create("jeanne");
        assertThatThrownBy(() -> plans.create("jeanne"))
                .hasMessage("Ce patient a déjà un PPCS en cours : ouvrez-le pour le compléter.");
        plans.create("karim");
        assertThat(plans.all("")).extracting(row -> row.patient().id()).containsExactly("karim", "jeanne");
        assertThat(plans.all("dura")).extracting(row -> row.patient().id()).containsExactly("jeanne");
        assertThat(plans.ofPatient("karim")).isPresent();
        assertThat(plans.ofPatient("linh")).isEmpty();
    }

    @Test
    void whatIsTypedIsADraftUntilTheSectionIsLeft() {
        String id = plans.create("jeanne");
        plans.save(id, "attentes", answers("attentes-projet", "Rester chez moi"));
        Reference medical = medical(id);
        assertThat(poste.replica.read(medical).orElseThrow().state()).isEqualTo(RowState.DRAFT);
        assertThat(plans.open(id)
                        .orElseThrow()
                        .answers()
                        .getOrDefault("attentes", Answers.NONE)
                        .first("attentes-projet"))
                .isEqualTo("Rester chez moi");
        plans.leaveSection(id, "attentes");
        assertThat(poste.replica.read(medical).orElseThrow().state()).isEqualTo(RowState.DIRTY);
        plans.leaveSection(id, "attentes");
        assertThat(poste.replica.waiting())
                .filteredOn(change -> change.reference().equals(medical))
                .extracting(change -> change.what())
                .containsExactly("Section 4. Attentes du patient");
    }

    @Test
    void oneSectionDoesNotTouchAnother() {
        String id = plans.create("jeanne");
        plans.save(id, "attentes", answers("attentes-projet", "Rester chez moi"));
        plans.save(id, "alerte", answers("alerte-signes", "Essoufflement"));
        plans.save(id, "attentes", answers("attentes-projet", "Rester chez moi, voir ma fille"));
        Map<String, Answers> answers = plans.open(id).orElseThrow().answers();
        assertThat(answers.getOrDefault("alerte", Answers.NONE).first("alerte-signes"))
                .isEqualTo("Essoufflement");
        assertThat(answers.getOrDefault("attentes", Answers.NONE).first("attentes-projet"))
                .isEqualTo("Rester chez moi, voir ma fille");
    }

    @Test
    void anAnswerReceivedWhileTypingStays() {
        String id = plans.create("jeanne");
        plans.open(id);
        ObjectNode server = poste.stored(medical(id).toString());
        poste.replica.exchangeSide().outbox().accepted(List.of(Poste.version(server.deepCopy(), 1)));
        plans.save(id, "attentes", answers("attentes-projet", "Rester chez moi"));
        plans.leaveSection(id, "attentes");
        server.putArray("item")
                .addObject()
                .put("linkId", "attentes")
                .putArray("item")
                .addObject()
                .put("linkId", "attentes-priorites")
                .putArray("answer")
                .addObject()
                .put("valueString", "Marcher");
        poste.receive(Poste.version(server, 2));
        plans.save(id, "attentes", answers("attentes-projet", "Rester chez moi, voir ma fille"));
        Answers attentes = plans.open(id).orElseThrow().answers().getOrDefault("attentes", Answers.NONE);
        assertThat(attentes.first("attentes-priorites")).isEqualTo("Marcher");
        assertThat(attentes.first("attentes-projet")).isEqualTo("Rester chez moi, voir ma fille");
        assertThat(poste.replica.conflicts()).isEmpty();
    }

    @Test
    void activationNamesTheSectionsWhereAnswersAreMissing() {
        String id = plans.create("jeanne");
        assertThatThrownBy(() -> plans.activate(id))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(
                        "Il manque des réponses obligatoires : 1. Patient et entourage (4), 2. Professionnels")
                .hasMessageContaining("5. Objectifs et actions (1)")
                .hasMessageEndingWith(". Complétez-les, puis activez le PPCS.");
        assertThat(poste.stored("CarePlan/" + id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aCompletePlanBecomesActiveOnceAndWhatWasTypedIsSent() {
        String id = plans.create("jeanne");
        Form form = Form.ofContract();
        form.sections().forEach(section -> plans.save(id, section.item().linkId(), complete(section.item(), "")));
        Plan plan = plans.open(id).orElseThrow();
        assertThat(plan.sections()).allMatch(Section::complete);
        assertThat(plan.row().completion()).isEqualTo(100);
        plans.activate(id);
        assertThat(plans.ofPatient("jeanne").orElseThrow().status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(poste.replica.status().drafts()).isZero();
        assertThatThrownBy(() -> plans.activate(id)).hasMessageStartingWith("Ce PPCS n’est plus un brouillon");
    }

    @Test
    void aSecretarySeesTheAdministrativeSectionsOnlyEvenOnAPosteThatHoldsTheRest() {
        String id = plans.create("jeanne");
        plans.save(id, "situation-besoins", answers("situation-synthese", "Secret médical"));
        plans.leaveSection(id, "situation-besoins");
        ObjectNode carePlan = Poste.version(poste.stored("CarePlan/" + id), 1);
        ObjectNode administrative =
                Poste.version(poste.stored(administrative(id).toString()), 1);
        as(People.SOPHIE, carePlan, administrative);
        Plan plan = plans.open(id).orElseThrow();
        assertThat(plan.sections()).noneMatch(Section::medical).hasSize(3);
        assertThat(plan.answers()).containsOnlyKeys("patient-entourage", "professionnels", "accord");
        assertThat(plan.mayWrite()).isTrue();
        assertThatThrownBy(() -> plans.save(id, "alerte", Answers.NONE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> plans.activate(id)).isInstanceOf(Refusal.class);
        plans.save(id, "accord", answers("accord-donne", "true"));
    }

    @Test
    void evenAMedicalResponseThatAServerSentByMistakeIsNotShownToASecretary() {
        String id = plans.create("jeanne");
        ObjectNode carePlan = Poste.version(poste.stored("CarePlan/" + id), 1);
        ObjectNode medical = Poste.version(poste.stored(medical(id).toString()), 1);
        as(People.SOPHIE, carePlan, medical);
        assertThat(plans.open(id).orElseThrow().answers())
                .containsOnlyKeys("patient-entourage", "professionnels", "accord");
    }

    @Test
    void aSecretaryCreatesThePartSheMayWriteAndTheNurseTheOther() {
        as(People.SOPHIE);
        String id = plans.create("jeanne");
        assertThat(poste.replica.read(medical(id))).isEmpty();
        ObjectNode carePlan = Poste.version(poste.stored("CarePlan/" + id), 1);
        ObjectNode administrative =
                Poste.version(poste.stored(administrative(id).toString()), 1);
        as(People.NATHALIE, carePlan, administrative);
        assertThat(plans.open(id).orElseThrow().sections()).hasSize(8);
        plans.save(id, "alerte", answers("alerte-signes", "Essoufflement"));
        assertThat(poste.stored(medical(id).toString())
                        .path("basedOn")
                        .path(0)
                        .path("reference")
                        .asText())
                .isEqualTo("CarePlan/" + id);
    }

    @Test
    void aClosedPlanIsReadOnlyAndLeavesRoomForANewOne() {
        poste.receive("""
                {'resourceType':'CarePlan','id':'ancien','status':'completed','subject':{'reference':'Patient/jeanne'},
                 'category':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'ppcs'}]}]}""");
        assertThat(plans.open("ancien").orElseThrow().mayWrite()).isFalse();
        assertThatThrownBy(() -> plans.save("ancien", "accord", answers("accord-donne", "true")))
                .hasMessageStartingWith("Ce PPCS est clôturé");
        String id = plans.create("jeanne");
        assertThat(plans.ofPatient("jeanne").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aReferentSeesNoPlan() {
        String id = plans.create("jeanne");
        as(People.HELENE, Poste.version(poste.stored("CarePlan/" + id), 1));
        assertThat(plans.all("")).isEmpty();
        assertThat(plans.open(id)).isEmpty();
    }

    @Test
    void otherCarePlansOfAServerAreNoPpcs() {
        poste.receive(
                "{'resourceType':'CarePlan','id':'x','status':'active','subject':{'reference':'Patient/jeanne'}}");
        assertThat(plans.all("")).isEmpty();
    }

    private static Reference medical(String planId) {
        return new Reference("QuestionnaireResponse", PlanCodec.responseId(planId, FormPart.MEDICAL));
    }

    private static Reference administrative(String planId) {
        return new Reference("QuestionnaireResponse", PlanCodec.responseId(planId, FormPart.ADMINISTRATIVE));
    }

    private static Answers answers(String linkId, String text) {
        return new Answers("", Map.of(linkId, List.of(text)), Map.of());
    }

    /** Every question answered, one occurrence of every group. */
    private static Answers complete(FormItem group, String id) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        Map<String, List<Answers>> groups = new java.util.HashMap<>();
        for (FormItem item : group.items()) {
            switch (item.type()) {
                case GROUP ->
                    groups.put(
                            item.linkId(),
                            List.of(complete(item, UUID.randomUUID().toString())));
                case DATE -> values.put(item.linkId(), List.of("2027-02-24"));
                case BOOLEAN -> values.put(item.linkId(), List.of("true"));
                case INTEGER -> values.put(item.linkId(), List.of("2"));
                case CHOICE ->
                    values.put(item.linkId(), List.of(item.options().getFirst().code()));
                case STRING, TEXT -> values.put(item.linkId(), List.of("Texte"));
                case DISPLAY -> {}
            }
        }
        return new Answers(id, values, groups);
    }
}
