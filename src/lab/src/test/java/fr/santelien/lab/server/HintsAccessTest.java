package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may have hints, of what, and what they tell. */
class HintsAccessTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;
    private static final String DAC = DemoStructure.DAC.id;
    private static final String HOSPITAL = DemoStructure.HOSPITAL.id;

    @Test
    void the_server_says_where_its_websocket_is() throws Exception {
        try (FhirClient client = client(DemoPerson.SOPHIE, CENTRE)) {
            assertThat(client.get("metadata")
                            .body()
                            .path("rest")
                            .path(0)
                            .path("extension")
                            .toString())
                    .contains("StructureDefinition/capabilitystatement-websocket")
                    .contains("/websocket");
        }
    }

    @Test
    void who_has_bound_the_subscription_of_her_structure_is_told_its_id_when_a_request_of_it_is_written()
            throws Exception {
        SharedServer shared = SharedServer.get();
        activate(DemoPerson.SOPHIE, CENTRE);
        activate(DemoPerson.KARIMA, DAC);
        try (HintLine centre = line(DemoPerson.SOPHIE, CENTRE);
                HintLine colleague = line(DemoPerson.NATHALIE, CENTRE);
                HintLine dac = line(DemoPerson.KARIMA, DAC)) {
            bind(centre, CENTRE);
            bind(colleague, CENTRE);
            bind(dac, DAC);
            shared.auditor.put(Resources.patient("hint-patient"));
            shared.auditor.put(Resources.task("hint-centre", "hint-patient", CENTRE));
            assertThat(centre.next()).isEqualTo("ping " + CENTRE);
            assertThat(colleague.next()).isEqualTo("ping " + CENTRE);
            shared.auditor.put(Resources.task("hint-dac", "hint-patient", DAC));
            assertThat(dac.next()).as("the first it hears is its own").isEqualTo("ping " + DAC);
        }
    }

    @Test
    void prolonging_a_subscription_cuts_off_nobody_who_listens() throws Exception {
        SharedServer shared = SharedServer.get();
        activate(DemoPerson.SOPHIE, CENTRE);
        try (HintLine line = line(DemoPerson.SOPHIE, CENTRE);
                FhirClient colleague = client(DemoPerson.NATHALIE, CENTRE)) {
            bind(line, CENTRE);
            ObjectNode longer = subscription(CENTRE, Duration.ofDays(7)).put("status", "active");
            assertThat(colleague.put(longer, null).status()).isEqualTo(200);
            shared.auditor.put(Resources.patient("hint-patient"));
            shared.auditor.put(Resources.task("hint-longer", "hint-patient", CENTRE));
            assertThat(line.next()).isEqualTo("ping " + CENTRE);
        }
    }

    @Test
    void another_structures_subscription_is_neither_bound_nor_read_nor_written() throws Exception {
        activate(DemoPerson.KARIMA, DAC);
        for (String id : new String[] {DAC, "unknown", ""}) {
            try (HintLine line = line(DemoPerson.SOPHIE, CENTRE)) {
                line.send("bind " + id);
                assertThat(line.next()).isEqualTo("closed 1008");
            }
        }
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            assertThat(sophie.get("Subscription/" + DAC).status()).isIn(403, 404);
            assertThat(sophie.get("Subscription").body().toString()).doesNotContain(DAC);
            assertThat(sophie.put(subscription(DAC, Duration.ofDays(1)), null).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void who_is_no_member_of_the_structure_she_names_is_not_connected() throws Exception {
        assertThat(refusal(DemoPerson.SOPHIE, null)).isEqualTo(403);
        assertThat(refusal(DemoPerson.SOPHIE, DAC)).isEqualTo(403);
        assertThat(refusal(DemoPerson.STRANGER, CENTRE)).isEqualTo(403);
    }

    @Test
    void a_subscription_carries_nothing_reaches_nobody_else_and_ends() throws Exception {
        try (FhirClient sophie = client(DemoPerson.SOPHIE, CENTRE)) {
            ObjectNode everything = subscription(CENTRE, Duration.ofDays(1)).put("criteria", "Task?");
            ObjectNode others = subscription(CENTRE, Duration.ofDays(1)).put("criteria", criteria(DAC));
            ObjectNode loaded = subscription(CENTRE, Duration.ofDays(1));
            ((ObjectNode) loaded.path("channel")).put("payload", "application/fhir+json");
            ObjectNode elsewhere = subscription(CENTRE, Duration.ofDays(1));
            ((ObjectNode) elsewhere.path("channel")).put("type", "rest-hook").put("endpoint", "https://localhost:9/");
            ObjectNode forEver = subscription(CENTRE, Duration.ofDays(1));
            forEver.remove("end");
            ObjectNode tooLong = subscription(CENTRE, Duration.ofDays(30));
            for (ObjectNode refused : new ObjectNode[] {everything, others, loaded, elsewhere, forEver, tooLong}) {
                assertThat(sophie.put(refused, null).status())
                        .as(refused.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void after_its_end_a_subscription_is_not_bound() throws Exception {
        SharedServer shared = SharedServer.get();
        role(null);
        shared.auditor.put(subscription(HOSPITAL, Duration.ofDays(-1)).put("status", "active"));
        try (HintLine line = line(DemoPerson.ANTOINE, HOSPITAL)) {
            line.send("bind " + HOSPITAL);
            assertThat(line.next()).isEqualTo("closed 1008");
        }
    }

    @Test
    void who_left_the_structure_is_told_nothing_more() throws Exception {
        SharedServer shared = SharedServer.get();
        role(null);
        activate(DemoPerson.ANTOINE, HOSPITAL);
        try (HintLine line = line(DemoPerson.ANTOINE, HOSPITAL)) {
            bind(line, HOSPITAL);
            role("2020-01-01");
            shared.auditor.put(Resources.patient("hint-patient"));
            shared.auditor.put(Resources.task("hint-left", "hint-patient", HOSPITAL));
            assertThat(line.next()).isEqualTo("closed 1008");
        }
    }

    /** Status of the answer to one who wants to connect. */
    private static int refusal(DemoPerson person, @Nullable String structure) {
        Throwable refused = catchThrowable(() -> line(person, structure));
        return assertThat(refused.getCause())
                .asInstanceOf(type(WebSocketHandshakeException.class))
                .actual()
                .getResponse()
                .statusCode();
    }

    /** @param end of Antoine's membership of the hospital, null for none */
    private static void role(@Nullable String end) throws Exception {
        ObjectNode role = Resources.role("hint-role", "practitioner-antoine", HOSPITAL, "member");
        if (end != null) {
            role.putObject("period").put("end", end);
        }
        SharedServer.get().auditor.put(role);
    }

    private static String criteria(String structure) {
        return "Task?_security=" + Names.STRUCTURE_LABEL + "|" + structure;
    }

    private static ObjectNode subscription(String structure, Duration lasts) {
        Instant end = Instant.now().plus(lasts).truncatedTo(ChronoUnit.SECONDS);
        return Resources.json("""
                {'resourceType': 'Subscription', 'id': '%s', 'status': 'requested', 'reason': 'Essai',
                 'criteria': '%s', 'channel': {'type': 'websocket'}, 'end': '%s'}
                """.formatted(structure, criteria(structure), end));
    }

    private static void activate(DemoPerson person, String structure) throws Exception {
        try (FhirClient client = client(person, structure)) {
            assertThat(client.put(subscription(structure, Duration.ofDays(6)), null)
                            .status())
                    .isIn(200, 201);
            long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!client.get("Subscription/" + structure)
                    .body()
                    .path("status")
                    .asText()
                    .equals("active")) {
                assertThat(System.nanoTime()).as("activated").isLessThan(limit);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static void bind(HintLine line, String structure) throws InterruptedException {
        line.send("bind " + structure);
        assertThat(line.next()).isEqualTo("bound " + structure);
    }

    private static FhirClient client(DemoPerson person, String structure) throws Exception {
        SharedServer shared = SharedServer.get();
        return shared.client(shared.pki.card(person).authentication(), structure);
    }

    private static HintLine line(DemoPerson person, @Nullable String structure) throws Exception {
        SharedServer shared = SharedServer.get();
        return new HintLine(shared, shared.pki.card(person).authentication(), structure);
    }
}
