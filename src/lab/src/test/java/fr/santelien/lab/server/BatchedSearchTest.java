package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Searches asked together give what each gives alone, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchedSearchTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;
    private static final String DAC = DemoStructure.DAC.id;

    private SharedServer shared;

    @BeforeAll
    void patientsOfBoth() throws Exception {
        shared = SharedServer.get();
        for (String structure : List.of(CENTRE, DAC)) {
            String patient = "batched-" + structure;
            shared.auditor.put(Resources.patient(patient));
            shared.auditor.put(Resources.circle(patient + "-circle", patient, structure));
            shared.auditor.put(Resources.plan(patient + "-plan", patient));
        }
    }

    @Test
    void each_search_of_a_batch_finds_what_it_finds_alone() throws Exception {
        String[] queries = {
            "Patient?_sort=_lastUpdated&_count=500",
            "CarePlan?_sort=_lastUpdated&_count=500",
            "Task?_sort=_lastUpdated&_count=500",
            "Organization?_count=500"
        };
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            FhirClient.Answer batch = batch(sophie, queries);
            assertThat(batch.status()).isEqualTo(200);
            for (int i = 0; i < queries.length; i++) {
                JsonNode entry = batch.body().path("entry").path(i);
                assertThat(entry.path("response").path("status").asText())
                        .as(queries[i] + " " + entry.path("response"))
                        .startsWith("200");
                FhirClient.Answer alone = sophie.get(queries[i]);
                assertThat(ids(entry.path("resource"))).isEqualTo(ids(alone.body()));
            }
            assertThat(ids(batch.body().path("entry").path(0).path("resource")))
                    .contains("batched-" + CENTRE)
                    .doesNotContain("batched-" + DAC);
        }
    }

    @Test
    void the_next_page_of_a_search_of_a_batch_opens_nothing_more() throws Exception {
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            JsonNode page = batch(sophie, "Patient?_sort=_lastUpdated&_count=1", "Task?_count=1")
                    .body()
                    .path("entry")
                    .path(0)
                    .path("resource");
            List<String> all = new ArrayList<>(ids(page));
            for (String next = next(page); !next.isEmpty(); next = next(page)) {
                page = sophie.get(next).body();
                all.addAll(ids(page));
            }
            assertThat(all).contains("batched-" + CENTRE).doesNotContain("batched-" + DAC);
        }
    }

    @Test
    void what_is_refused_alone_is_refused_in_a_batch() throws Exception {
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            for (String refused : List.of(
                    "Patient?_has:Task:patient:code=x",
                    "CarePlan?subject.name=ESSAI",
                    "Patient/batched-" + DAC,
                    "Patient/batched-" + DAC + "/_history",
                    "Patient/$everything?_count=1",
                    "$export")) {
                assertThat(batch(sophie, refused, "Organization?_count=1").status())
                        .as(refused)
                        .isIn(400, 403);
            }
        }
        try (FhirClient visitor = client(DemoPerson.SOPHIE, null)) {
            assertThat(batch(visitor, "Patient?_count=1", "Task?_count=1").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_batch_writes_nothing() throws Exception {
        ObjectNode patient = Resources.by(DemoPerson.SOPHIE, Resources.patient("batched-" + CENTRE));
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'batch', 'entry': []}");
        ObjectNode entry = bundle.withArray("entry").addObject();
        entry.set("resource", patient);
        entry.putObject("request").put("method", "PUT").put("url", "Patient/batched-" + CENTRE);
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            assertThat(sophie.bundle(bundle).status()).isEqualTo(400);
        }
    }

    /** What lets a poste put back what a restored server lost, and never write over what it may not see. */
    @Test
    void an_update_of_what_the_server_never_had_is_a_creation_and_of_what_is_hidden_a_refusal() throws Exception {
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            ObjectNode lost =
                    Resources.by(DemoPerson.SOPHIE, Resources.list("batched-lost", CENTRE, "batched-" + CENTRE));
            assertThat(sophie.get("List/batched-lost").status()).isEqualTo(404);
            assertThat(sophie.put(lost, "7").status()).isEqualTo(201);

            shared.auditor.put(Resources.list("batched-hidden", DAC, "batched-" + DAC));
            ObjectNode hidden =
                    Resources.by(DemoPerson.SOPHIE, Resources.list("batched-hidden", CENTRE, "batched-" + CENTRE));
            assertThat(sophie.get("List/batched-hidden").status()).isEqualTo(404);
            assertThat(sophie.put(hidden, "1").status()).isEqualTo(403);
        }
    }

    private FhirClient client(DemoPerson person, @Nullable String structure) throws Exception {
        return shared.client(shared.pki.card(person).authentication(), structure);
    }

    private static FhirClient.Answer batch(FhirClient client, String... queries) throws IOException {
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'batch', 'entry': []}");
        for (String query : queries) {
            bundle.withArray("entry")
                    .addObject()
                    .putObject("request")
                    .put("method", "GET")
                    .put("url", query);
        }
        return client.bundle(bundle);
    }

    private static List<String> ids(JsonNode bundle) {
        List<String> ids = new ArrayList<>();
        bundle.path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    private static String next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }
}
