package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the server answers to a push, good or bad. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;

    private AuditorClient auditor;
    private FhirClient nathalie;

    @BeforeAll
    void patientOfTheCentre() throws Exception {
        SharedServer shared = SharedServer.get();
        auditor = shared.auditor;
        nathalie = shared.client(shared.pki.card(DemoPerson.NATHALIE).authentication(), CENTRE);
        auditor.put(Resources.patient("writes"));
        auditor.put(Resources.circle("writes-circle", "writes", CENTRE));
    }

    @AfterAll
    void close() {
        nathalie.close();
    }

    @Test
    void same_put_twice_makes_one_version_and_a_stale_one_is_a_conflict() throws Exception {
        ObjectNode list = signed(Resources.list("writes-twice", CENTRE, "writes"));
        assertThat(nathalie.put(list, null).status()).isEqualTo(201);
        FhirClient.Answer again = nathalie.put(list, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).hasValue("W/\"1\"");

        list.put("title", "Autre titre");
        assertThat(nathalie.put(list, "1").status()).isEqualTo(200);
        list.put("title", "Troisième titre");
        assertThat(nathalie.put(list, "1").status()).isIn(409, 412);
        assertThat(nathalie.put(list, "0").status())
                .as("a version that never was")
                .isIn(409, 412);
        assertThat(auditor.list("writes-twice").orElseThrow().path("title").asText())
                .isEqualTo("Autre titre");
    }

    @Test
    void creation_refuses_to_replace_what_is_there() throws Exception {
        ObjectNode list = signed(Resources.list("writes-create", CENTRE, "writes"));
        assertThat(nathalie.create(list).status()).isEqualTo(201);
        assertThat(nathalie.create(list).status()).as("sent again").isIn(200, 412);

        list.put("title", "Autre titre");
        FhirClient.Answer late = nathalie.create(list);
        assertThat(late.status()).isEqualTo(412);
        assertThat(diagnostics(late)).contains("existe déjà");
        assertThat(auditor.versions("List", "writes-create")).hasSize(1);
    }

    @Test
    void creation_in_a_transaction_refuses_likewise() throws Exception {
        ObjectNode list = signed(Resources.list("writes-create-tx", CENTRE, "writes"));
        assertThat(nathalie.bundle(creations(list)).status()).isEqualTo(200);
        assertThat(auditor.versions("List", "writes-create-tx")).hasSize(1);

        list.put("title", "Autre titre");
        ObjectNode fresh = signed(Resources.list("writes-create-tx-fresh", CENTRE, "writes"));
        assertThat(nathalie.bundle(creations(fresh, list)).status()).isIn(409, 412);
        assertThat(auditor.versions("List", "writes-create-tx")).hasSize(1);
        assertThat(auditor.list("writes-create-tx-fresh")).as("all or nothing").isEmpty();
    }

    private static ObjectNode creations(ObjectNode... resources) {
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'transaction'}");
        for (ObjectNode resource : resources) {
            add(bundle, resource);
        }
        for (JsonNode entry : bundle.path("entry")) {
            ((ObjectNode) entry.path("request")).put("ifNoneMatch", "*");
        }
        return bundle;
    }

    @Test
    void transaction_of_changes_is_stored_as_it_was_answered() throws Exception {
        ObjectNode request = signed(Resources.task("writes-tx-request", "writes", CENTRE));
        ObjectNode list = signed(Resources.list("writes-tx-list", CENTRE, "writes"));
        assertThat(nathalie.bundle(creations(request, list)).status()).isEqualTo(200);

        request.put("status", "in-progress");
        list.put("title", "Autre titre");
        FhirClient.Answer answer = nathalie.bundle(changes("1", request, list));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().findValuesAsText("etag")).containsExactly("2", "2");
        assertThat(nathalie.get("Task/writes-tx-request").body().path("status").asText())
                .isEqualTo("in-progress");
        assertThat(auditor.task("writes-tx-request")
                        .orElseThrow()
                        .path("status")
                        .asText())
                .isEqualTo("in-progress");
        assertThat(auditor.list("writes-tx-list").orElseThrow().path("title").asText())
                .isEqualTo("Autre titre");
        assertThat(auditor.versions("Task", "writes-tx-request")).hasSize(2);
        assertThat(auditor.versions("List", "writes-tx-list")).hasSize(2);

        list.put("title", "Troisième titre");
        assertThat(nathalie.bundle(changes("2", list)).status()).isEqualTo(200);
        assertThat(auditor.versions("List", "writes-tx-list"))
                .as("counted anew")
                .hasSize(3);
    }

    @Test
    void change_in_a_transaction_is_judged_as_it_is_alone() throws Exception {
        ObjectNode theirs = Resources.list("writes-tx-theirs", DemoStructure.DAC.id, "writes");
        ObjectNode hers = signed(Resources.list("writes-tx-hers", CENTRE, "writes"));
        auditor.put(theirs);
        auditor.put(hers);
        theirs.put("title", "Autre titre");
        hers.put("title", "Autre titre");
        assertThat(nathalie.bundle(changes("1", hers, signed(theirs))).status()).isEqualTo(403);
        assertThat(auditor.versions("List", "writes-tx-theirs")).hasSize(1);
        assertThat(auditor.versions("List", "writes-tx-hers")).hasSize(1);
    }

    private static ObjectNode changes(String version, ObjectNode... resources) {
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'transaction'}");
        for (ObjectNode resource : resources) {
            add(bundle, resource);
        }
        for (JsonNode entry : bundle.path("entry")) {
            ((ObjectNode) entry.path("request")).put("ifMatch", "W/\"" + version + "\"");
        }
        return bundle;
    }

    @Test
    void author_other_than_the_holder_is_refused() throws Exception {
        ObjectNode list = Resources.list("writes-author", CENTRE, "writes");
        assertThat(nathalie.put(Resources.by(DemoPerson.ANTOINE, list), null).status())
                .isEqualTo(403);
        assertThat(nathalie.put(list, null).status()).isEqualTo(403);
        assertThat(auditor.list("writes-author")).isEmpty();
    }

    @Test
    void one_refused_entry_leaves_nothing_of_a_transaction() throws Exception {
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'transaction'}");
        add(bundle, signed(Resources.list("writes-tx-good", CENTRE, "writes")));
        add(bundle, Resources.by(DemoPerson.ANTOINE, Resources.list("writes-tx-bad", CENTRE, "writes")));
        assertThat(nathalie.bundle(bundle).status()).isEqualTo(403);
        assertThat(auditor.list("writes-tx-good")).isEmpty();
    }

    @Test
    void element_fhir_does_not_know_is_refused_by_its_name() throws Exception {
        ObjectNode list = signed(Resources.list("writes-unknown", CENTRE, "writes"));
        list.put("couleur", "bleu");
        FhirClient.Answer answer = nathalie.put(list, null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(diagnostics(answer)).contains("couleur");
    }

    @Test
    void body_that_is_no_resource_is_400() throws Exception {
        assertThat(nathalie.write("List/writes-broken", "PUT", TextNode.valueOf("cassé"), null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answer_that_does_not_fit_its_form_is_422_and_says_which() throws Exception {
        ObjectNode response = signed(Resources.response("writes-form", "writes", Names.PPCS_ADMINISTRATIVE));
        response.withArray("item")
                .add(Resources.json("{'linkId': 'accord', 'item': [{'linkId': 'inventee',"
                        + " 'answer': [{'valueString': 'x'}]}]}"));
        FhirClient.Answer answer = nathalie.put(response, null);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(diagnostics(answer)).contains("inventee");
    }

    @Test
    void ids_of_elements_and_unknown_extensions_are_kept() throws Exception {
        ObjectNode response = signed(Resources.response("writes-ids", "writes", Names.PPCS_ADMINISTRATIVE));
        response.withArray("item").add(Resources.json("""
                {'linkId': 'professionnels', 'item': [
                  {'id': '7c0e', 'linkId': 'intervenants', 'item': [
                    {'linkId': 'intervenant-nom', 'answer': [{'valueString': 'A'}]}]}]}"""));
        response.withArray("extension").add(Resources.json("{'url': 'https://exemple.fr/x', 'valueString': 'gardé'}"));
        assertThat(nathalie.put(response, null).status()).isEqualTo(201);
        JsonNode stored = auditor.read("QuestionnaireResponse", "writes-ids").orElseThrow();
        assertThat(stored.findValuesAsText("id")).contains("7c0e");
        assertThat(stored.findValuesAsText("valueString")).contains("gardé");
    }

    @Test
    void nothing_is_deleted_nor_created_by_post() throws Exception {
        assertThat(nathalie.delete("Patient/writes").status()).isEqualTo(405);
        assertThat(nathalie.write("List", "POST", signed(Resources.list("x", CENTRE)), null)
                        .status())
                .isEqualTo(405);
    }

    @Test
    void push_over_the_limit_is_413() throws Exception {
        ObjectNode list = signed(Resources.list("writes-big", CENTRE, "writes"));
        list.put("title", "x".repeat(17 * 1024 * 1024));
        assertThat(nathalie.putWhenAsked(list).status()).isEqualTo(413);
    }

    private static ObjectNode signed(ObjectNode resource) {
        return Resources.by(DemoPerson.NATHALIE, resource);
    }

    private static void add(ObjectNode bundle, ObjectNode resource) {
        ObjectNode entry = bundle.withArray("entry").addObject();
        entry.set("resource", resource);
        String url = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        entry.putObject("request").put("method", "PUT").put("url", url);
    }

    private static String diagnostics(FhirClient.Answer answer) {
        return answer.body().path("issue").path(0).path("diagnostics").asText();
    }
}
