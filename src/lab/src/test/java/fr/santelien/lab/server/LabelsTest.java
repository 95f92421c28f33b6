package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who sees a resource follows from circles, requests and lists, by labels that only the server writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;
    private static final String DAC = DemoStructure.DAC.id;

    private AuditorClient auditor;
    private FhirClient nathalie;
    private FhirClient karima;

    @BeforeAll
    void clients() throws Exception {
        SharedServer shared = SharedServer.get();
        auditor = shared.auditor;
        nathalie = shared.client(shared.pki.card(DemoPerson.NATHALIE).authentication(), CENTRE);
        karima = shared.client(shared.pki.card(DemoPerson.KARIMA).authentication(), DAC);
    }

    @AfterAll
    void close() {
        nathalie.close();
        karima.close();
    }

    @Test
    void labels_sent_by_a_client_are_ignored() throws Exception {
        openToCentre("labels-sent");
        ObjectNode list = Resources.by(DemoPerson.NATHALIE, Resources.list("labels-sent-list", CENTRE, "labels-sent"));
        list.putObject("meta")
                .withArray("security")
                .addObject()
                .put("system", Names.STRUCTURE_LABEL)
                .put("code", DAC);
        assertThat(nathalie.put(list, null).status()).isEqualTo(201);
        assertThat(structures(auditor.list("labels-sent-list").orElseThrow())).containsExactly(CENTRE);
    }

    @Test
    void what_is_not_open_to_a_structure_is_hidden_on_every_way_and_not_writable() throws Exception {
        openToCentre("labels-hidden");
        assertThat(karima.get("Patient/labels-hidden").status()).isIn(403, 404);
        assertThat(karima.get("Patient/labels-hidden/_history/1").status()).isIn(403, 404);
        assertThat(karima.get("Patient/labels-hidden/_history").body().findValuesAsText("family"))
                .isEmpty();
        assertThat(karima.all("Patient?_id=labels-hidden")).isEmpty();
        assertThat(karima.all("CareTeam?patient=Patient/labels-hidden&_include=CareTeam:patient"))
                .isEmpty();
        assertThat(karima.get("Task?patient.family=ESSAI").status()).isEqualTo(403);
        assertThat(karima.put(Resources.by(DemoPerson.KARIMA, Resources.patient("labels-hidden")), null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void patient_of_a_list_arrives_by_the_pull_when_the_list_is_shared() throws Exception {
        openToCentre("labels-gained");
        ObjectNode list = Resources.list("labels-gained-list", CENTRE, "labels-gained");
        assertThat(nathalie.put(Resources.by(DemoPerson.NATHALIE, list), null).status())
                .isEqualTo(201);
        String cursor = karima.get("Patient?_count=1")
                .body()
                .path("meta")
                .path("lastUpdated")
                .asText()
                .replace("+", "%2B");
        assertThat(karima.all("Patient?_lastUpdated=ge" + cursor)).isEmpty();

        ObjectNode shared = Resources.by(DemoPerson.NATHALIE, Resources.shared(list, DAC));
        assertThat(nathalie.put(shared, "1").status()).isEqualTo(200);

        assertThat(karima.all("Patient?_lastUpdated=ge" + cursor))
                .extracting(patient -> patient.path("id").asText())
                .containsExactly("labels-gained");
        assertThat(karima.get("List/labels-gained-list").status()).isEqualTo(200);

        // A list one was given is not to be passed on, and when it is taken back the patient goes with it.
        ObjectNode passedOn = Resources.by(DemoPerson.KARIMA, Resources.shared(shared, DemoStructure.CPTS.id));
        assertThat(karima.put(passedOn, "2").status()).isEqualTo(403);
        assertThat(nathalie.put(Resources.by(DemoPerson.NATHALIE, list), "2").status())
                .isEqualTo(200);
        assertThat(karima.get("Patient/labels-gained").status()).isIn(403, 404);
        assertThat(karima.get("Patient/labels-gained/_history/2").status()).isIn(403, 404);
    }

    @Test
    void structure_that_enters_the_circle_receives_the_patient_and_the_plan() throws Exception {
        openToCentre("labels-circle");
        ObjectNode plan = Resources.by(DemoPerson.NATHALIE, Resources.plan("labels-plan", "labels-circle"));
        ObjectNode answers = Resources.by(
                DemoPerson.NATHALIE, Resources.response("labels-answers", "labels-circle", Names.PPCS_MEDICAL));
        assertThat(nathalie.put(plan, null).status()).isEqualTo(201);
        assertThat(nathalie.put(answers, null).status()).isEqualTo(201);
        assertThat(karima.get("CarePlan/labels-plan").status()).isIn(403, 404);

        ObjectNode wider = Resources.circle("labels-circle-circle", "labels-circle", CENTRE, DAC);
        assertThat(nathalie.put(Resources.by(DemoPerson.NATHALIE, wider), null).status())
                .isEqualTo(200);

        for (String reference :
                List.of("Patient/labels-circle", "CarePlan/labels-plan", "QuestionnaireResponse/labels-answers")) {
            FhirClient.Answer answer = karima.get(reference);
            assertThat(answer.status()).as(reference).isEqualTo(200);
            assertThat(structures(answer.body())).containsExactlyInAnyOrder(CENTRE, DAC);
        }
        assertThat(auditor.versions("CarePlan", "labels-plan")).hasSize(2);
    }

    @Test
    void naming_a_patient_one_does_not_see_opens_nothing() throws Exception {
        openToCentre("labels-named");
        ObjectNode list = Resources.by(DemoPerson.KARIMA, Resources.list("labels-named-list", DAC, "labels-named"));
        assertThat(karima.put(list, null).status()).isEqualTo(403);
        assertThat(karima.get("Patient/labels-named").status()).isIn(403, 404);
    }

    private void openToCentre(String patient) throws Exception {
        auditor.put(Resources.patient(patient));
        auditor.put(Resources.circle(patient + "-circle", patient, CENTRE));
    }

    private static List<String> structures(JsonNode resource) {
        List<String> structures = new ArrayList<>();
        resource.path("meta").path("security").forEach(label -> {
            if (label.path("system").asText().equals(Names.STRUCTURE_LABEL)) {
                structures.add(label.path("code").asText());
            }
        });
        return structures;
    }
}
