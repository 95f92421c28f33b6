package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the access table of the contract, on the running server: read, search and write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {

    private static final String STRUCTURE = "structure-table";
    private static final Map<String, DemoPerson> HOLDERS = Map.of(
            "secretary", DemoPerson.SOPHIE,
            "coordinator", DemoPerson.NATHALIE,
            "doctor", DemoPerson.ANTOINE,
            "referent", DemoPerson.HELENE,
            "member", DemoPerson.KARIMA);

    private final Map<String, FhirClient> clients = new LinkedHashMap<>();

    @BeforeAll
    void everyRoleInOneStructureWithOneResourceASubject() throws Exception {
        SharedServer shared = SharedServer.get();
        List<ObjectNode> resources = new ArrayList<>();
        resources.add(
                Resources.json("{'resourceType': 'Organization', 'id': '%s', 'active': true}".formatted(STRUCTURE)));
        for (Map.Entry<String, DemoPerson> holder : HOLDERS.entrySet()) {
            String practitioner = "practitioner-" + holder.getValue().name().toLowerCase(java.util.Locale.ROOT);
            resources.add(Resources.role("table-role-" + holder.getKey(), practitioner, STRUCTURE, holder.getKey()));
            clients.put(
                    holder.getKey(),
                    shared.client(shared.pki.card(holder.getValue()).authentication(), STRUCTURE));
        }
        resources.add(Resources.patient("table-patient"));
        resources.add(Resources.circle("table-circle", "table-patient", STRUCTURE));
        for (String subject : subjects()) {
            if (!subject.equals("patient-identity") && !subject.equals("membership")) {
                resources.add(resource(subject));
            }
        }
        ObjectNode bundle = Resources.json("{'resourceType': 'Bundle', 'type': 'transaction'}");
        for (ObjectNode resource : resources) {
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "PUT")
                    .put(
                            "url",
                            resource.path("resourceType").asText() + "/"
                                    + resource.path("id").asText());
        }
        shared.auditor.store(bundle);
    }

    @AfterAll
    void close() {
        clients.values().forEach(FhirClient::close);
    }

    @ParameterizedTest(name = "{0} × {1} → {2}")
    @MethodSource("cells")
    void server_grants_what_the_table_says_and_no_more(String role, String subject, String level) throws Exception {
        FhirClient client = Objects.requireNonNull(clients.get(role));
        DemoPerson holder = Objects.requireNonNull(HOLDERS.get(role));
        ObjectNode resource = resource(subject);
        String type = resource.path("resourceType").asText();
        String id = resource.path("id").asText();

        FhirClient.Answer read = client.get(type + "/" + id);
        List<JsonNode> found = client.all(type + "?_id=" + id);
        FhirClient.Answer history = client.get(type + "/" + id + "/_history");
        if (level.equals("none")) {
            assertThat(read.status()).isIn(403, 404);
            assertThat(found).isEmpty();
            assertThat(history.body().path("entry")).noneMatch(entry -> entry.has("resource"));
        } else {
            assertThat(read.status()).isEqualTo(200);
            assertThat(found).hasSize(1);
            assertThat(history.body().path("entry")).isNotEmpty();
        }

        int written = client.put(Resources.by(holder, resource), null).status();
        assertThat(written).isEqualTo(level.equals("write") ? 200 : 403);
    }

    static List<Arguments> cells() throws IOException {
        List<Arguments> cells = new ArrayList<>();
        table().properties()
                .forEach(row -> row.getValue()
                        .properties()
                        .forEach(cell -> cells.add(Arguments.of(
                                row.getKey(), cell.getKey(), cell.getValue().asText()))));
        return cells;
    }

    private static List<String> subjects() throws IOException {
        List<String> subjects = new ArrayList<>();
        table().path("doctor").fieldNames().forEachRemaining(subjects::add);
        return subjects;
    }

    private static JsonNode table() throws IOException {
        return new ObjectMapper().readTree(Names.class.getResourceAsStream("access-table.json"));
    }

    private static ObjectNode resource(String subject) {
        String patient = "table-patient";
        return switch (subject) {
            case "request" -> Resources.task("table-task", patient, STRUCTURE);
            case "worklist" -> Resources.list("table-list", STRUCTURE, patient);
            case "patient-identity" -> Resources.patient(patient);
            case "note-body" -> Resources.note("table-note", patient);
            case "ppcs-administrative" -> Resources.response("table-adm", patient, Names.PPCS_ADMINISTRATIVE);
            case "ppcs-medical" -> Resources.response("table-med", patient, Names.PPCS_MEDICAL);
            case "membership" -> Resources.role("table-role-member", "practitioner-karima", STRUCTURE, "member");
            default -> throw new IllegalArgumentException("no resource for " + subject);
        };
    }
}
