package fr.santelien.lab.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.region.Users;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents and roles in the stub, as DocumentsTest finds them on the reference server. */
class StubRegionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final User SOPHIE = Users.of(DemoPerson.SOPHIE, DemoStructure.CENTRE);
    private static final User KARIMA = Users.of(DemoPerson.KARIMA, DemoStructure.DAC);
    private static final byte[] PDF = "%PDF-1.7 courrier".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "%PDF-1.7 autre".getBytes(StandardCharsets.US_ASCII);

    private final StubRegion region =
            new StubRegion(new VirtualClock(Instant.parse("2026-11-22T08:00:00Z")), List.of(task("1"), medical()));

    @Test
    void a_content_is_created_once_and_the_same_again_is_recognised() throws IOException {
        Transport.Response created = put(SOPHIE, binary("b", "1", PDF), Map.of("Prefer", "return=minimal"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        assertThat(created.headers().get("location")).endsWith("/Binary/b/_history/1");
        assertThat(put(SOPHIE, binary("b", "1", PDF), Map.of()).status()).isEqualTo(200);
        assertThat(put(SOPHIE, binary("b", "1", PDF), Map.of("If-None-Match", "*"))
                        .status())
                .isEqualTo(412);
        assertThat(region.versions().get(new Reference("Binary", "b"))).hasSize(1);
        assertThat(body(get(SOPHIE, "Binary/b")).path("data").binaryValue()).isEqualTo(PDF);
    }

    @Test
    void a_content_is_never_replaced_and_is_what_it_says() throws IOException {
        put(SOPHIE, binary("b", "1", PDF), Map.of());
        assertThat(put(SOPHIE, binary("b", "1", OTHER), Map.of()).status()).isEqualTo(422);
        assertThat(put(SOPHIE, binary("c", "1", new byte[] {'M', 'Z'}), Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(put(SOPHIE, binary("c", "1", PDF).put("contentType", "image/png"), Map.of())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_content_is_open_to_whoever_its_request_is_open_to() throws IOException {
        put(SOPHIE, binary("b", "1", PDF), Map.of());
        assertThat(get(KARIMA, "Binary/b").status()).isEqualTo(404);
        assertThat(put(KARIMA, binary("c", "1", PDF), Map.of()).status()).isEqualTo(403);
        assertThat(put(SOPHIE, binary("c", "nowhere", PDF), Map.of()).status()).isEqualTo(403);
        assertThat(get(SOPHIE, "Binary?_lastUpdated=ge2026-11-22T08:00:00Z").status())
                .isEqualTo(403);
    }

    @Test
    void a_request_names_only_what_is_there_as_it_is() throws IOException {
        assertThat(put(SOPHIE, naming("b", PDF), Map.of()).status()).isEqualTo(422);
        put(SOPHIE, binary("b", "1", PDF), Map.of());
        assertThat(put(SOPHIE, naming("b", OTHER), Map.of()).status()).isEqualTo(422);
        assertThat(put(SOPHIE, naming("b", PDF), Map.of()).status()).isEqualTo(200);
    }

    @Test
    void another_role_shows_what_nobody_changed() throws IOException {
        String since = "QuestionnaireResponse?_lastUpdated=ge2026-11-22T08:00:00Z";
        assertThat(body(get(SOPHIE, since)).path("entry")).isEmpty();
        String before = region.current().toString();
        region.give(SOPHIE, User.Role.COORDINATOR);
        assertThat(body(get(SOPHIE, since)).path("entry")).hasSize(1);
        assertThat(region.shows(SOPHIE, medical())).isTrue();
        assertThat(region.current().toString()).isEqualTo(before);
    }

    private static ObjectNode task(String id) {
        ObjectNode task = object("Task", id);
        task.putObject("owner").put("reference", "Organization/" + DemoStructure.CENTRE.id);
        return task;
    }

    private static ObjectNode medical() {
        return object("QuestionnaireResponse", "m").put("questionnaire", Names.PPCS_MEDICAL);
    }

    private static ObjectNode binary(String id, String task, byte[] data) {
        ObjectNode binary = object("Binary", id).put("contentType", "application/pdf");
        binary.putObject("securityContext").put("reference", "Task/" + task);
        return binary.put("data", data);
    }

    /** Signed by Sophie. */
    private static ObjectNode naming(String binary, byte[] data) {
        ObjectNode task = task("1");
        ObjectNode change = task.putArray("extension").addObject().put("url", Names.LAST_CHANGE);
        change.putArray("extension")
                .addObject()
                .put("url", "author")
                .putObject("valueReference")
                .putObject("identifier")
                .put("value", SOPHIE.holderId().replace(":", ""));
        ObjectNode attachment =
                task.putArray("output").addObject().put("id", "d").putObject("valueAttachment");
        attachment
                .put("contentType", "application/pdf")
                .put("url", "Binary/" + binary)
                .put("size", data.length);
        attachment
                .putArray("extension")
                .addObject()
                .put("url", Names.DOCUMENT_SHA256)
                .put("valueString", sha256(data));
        return task;
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object(String type, String id) {
        return JSON.createObjectNode().put("resourceType", type).put("id", id);
    }

    private Transport.Response put(User user, ObjectNode resource, Map<String, String> headers) throws IOException {
        String path = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        return region.of(user)
                .send(new Transport.Request(
                        "PUT", StubRegion.ADDRESS.resolve(path), headers, JSON.writeValueAsBytes(resource)));
    }

    private Transport.Response get(User user, String path) throws IOException {
        return region.of(user)
                .send(new Transport.Request("GET", StubRegion.ADDRESS.resolve(path), Map.of(), new byte[0]));
    }

    private static JsonNode body(Transport.Response response) throws IOException {
        return JSON.readTree(response.body());
    }
}
