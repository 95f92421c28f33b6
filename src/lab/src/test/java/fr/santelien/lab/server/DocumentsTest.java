package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A document attached to a request, on the running server: who may put and read it, and what it must be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;
    private static final String ELSEWHERE = "documents-elsewhere";
    private static final byte[] PDF = "%PDF-1.7 document fictif".getBytes(StandardCharsets.US_ASCII);

    private AuditorClient auditor;
    private FhirClient nathalie;
    private FhirClient referent;
    private FhirClient antoineElsewhere;

    @BeforeAll
    void requestOfTheCentre() throws Exception {
        SharedServer shared = SharedServer.get();
        auditor = shared.auditor;
        nathalie = shared.client(shared.pki.card(DemoPerson.NATHALIE).authentication(), CENTRE);
        auditor.put(Resources.json("{'resourceType': 'Organization', 'id': '%s'}".formatted(ELSEWHERE)));
        auditor.put(Resources.role("documents-elsewhere-role", "practitioner-antoine", ELSEWHERE, "doctor"));
        referent = shared.client(shared.pki.card(DemoPerson.HELENE).authentication(), CENTRE);
        antoineElsewhere = shared.client(shared.pki.card(DemoPerson.ANTOINE).authentication(), ELSEWHERE);
        auditor.put(Resources.patient("documents"));
        auditor.put(Resources.circle("documents-circle", "documents", CENTRE));
        auditor.put(Resources.task("documents-task", "documents", CENTRE));
    }

    @AfterAll
    void close() {
        nathalie.close();
        referent.close();
        antoineElsewhere.close();
    }

    @Test
    void who_may_write_the_request_puts_a_document_and_who_may_read_it_reads_it() throws Exception {
        ObjectNode document = binary("documents-shared", "documents-task", "application/pdf", PDF);
        assertThat(nathalie.put(document, null).status()).isEqualTo(201);
        FhirClient.Answer again = nathalie.put(document, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).as("sent again after a lost answer").hasValue("W/\"1\"");

        FhirClient.Answer read = referent.get("Binary/documents-shared");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("data").binaryValue()).isEqualTo(PDF);
    }

    @Test
    void who_only_reads_the_request_puts_no_document_to_it() throws Exception {
        assertThat(referent.put(binary("documents-reader", "documents-task", "application/pdf", PDF), null)
                        .status())
                .isEqualTo(403);
        assertThat(auditor.read("Binary", "documents-reader")).isEmpty();
    }

    @Test
    void another_structure_neither_reads_nor_puts_until_the_request_is_given_to_it() throws Exception {
        auditor.put(Resources.task("documents-given", "documents", CENTRE));
        assertThat(nathalie.put(binary("documents-kept", "documents-given", "application/pdf", PDF), null)
                        .status())
                .isEqualTo(201);
        assertThat(antoineElsewhere.get("Binary/documents-kept").status()).isIn(403, 404);
        assertThat(antoineElsewhere.get("Binary/documents-kept/_history/1").status())
                .isIn(403, 404);
        assertThat(antoineElsewhere
                        .put(binary("documents-intruder", "documents-given", "application/pdf", PDF), null)
                        .status())
                .isEqualTo(403);
        assertThat(antoineElsewhere
                        .put(binary("documents-lost", "documents-nowhere", "application/pdf", PDF), null)
                        .status())
                .isEqualTo(403);

        auditor.put(Resources.task("documents-given", "documents", ELSEWHERE));
        assertThat(antoineElsewhere.get("Binary/documents-kept").status()).isEqualTo(200);
        assertThat(nathalie.get("Binary/documents-kept").status())
                .as("the request left the centre")
                .isIn(403, 404);
    }

    @Test
    void documents_are_not_searched() throws Exception {
        assertThat(nathalie.get("Binary?_lastUpdated=ge2000").status()).isEqualTo(403);
    }

    @Test
    void what_is_too_large_or_is_not_what_it_says_is_refused() throws Exception {
        assertThat(status(binary("documents-large", "documents-task", "application/pdf", pdf((10 << 20) + 1))))
                .isEqualTo(413);
        assertThat(status(binary("documents-lie", "documents-task", "image/png", PDF)))
                .isEqualTo(422);
        byte[] program = "MZ un programme".getBytes(StandardCharsets.US_ASCII);
        assertThat(status(binary("documents-program", "documents-task", "application/pdf", program)))
                .isEqualTo(422);
        assertThat(status(binary("documents-empty", "documents-task", "application/pdf", new byte[0])))
                .isIn(400, 422);
    }

    @Test
    void the_largest_document_goes_through() throws Exception {
        assertThat(status(binary("documents-largest", "documents-task", "application/pdf", pdf(10 << 20))))
                .isEqualTo(201);
    }

    @Test
    void a_document_is_not_replaced() throws Exception {
        assertThat(status(binary("documents-fixed", "documents-task", "application/pdf", PDF)))
                .isEqualTo(201);
        assertThat(status(binary("documents-fixed", "documents-task", "application/pdf", pdf(100))))
                .isEqualTo(422);
        auditor.put(Resources.task("documents-other", "documents", CENTRE));
        assertThat(status(binary("documents-fixed", "documents-other", "application/pdf", PDF)))
                .as("nor given to the readers of another request")
                .isEqualTo(422);
    }

    @Test
    void a_request_names_documents_of_its_own_as_they_are() throws Exception {
        auditor.put(Resources.task("documents-naming", "documents", CENTRE));
        assertThat(status(binary("documents-named", "documents-naming", "application/pdf", PDF)))
                .isEqualTo(201);
        assertThat(status(naming("documents-naming", "documents-missing", PDF))).isEqualTo(422);
        assertThat(status(naming("documents-naming", "documents-named", pdf(100))))
                .as("another content")
                .isEqualTo(422);
        assertThat(status(binary("documents-of-another", "documents-task", "application/pdf", PDF)))
                .isEqualTo(201);
        assertThat(status(naming("documents-naming", "documents-of-another", PDF)))
                .as("of another request")
                .isEqualTo(422);
        assertThat(status(naming("documents-naming", "documents-named", PDF))).isEqualTo(200);
        assertThat(auditor.read("Task", "documents-naming").orElseThrow().findValuesAsText("url"))
                .contains("Binary/documents-named");
    }

    private int status(ObjectNode resource) throws Exception {
        return nathalie.put(resource, null).status();
    }

    private static ObjectNode binary(String id, String request, String type, byte[] content) {
        ObjectNode binary = Resources.json("""
                {'resourceType': 'Binary', 'id': '%s', 'contentType': '%s', 'securityContext': {'reference': 'Task/%s'}}
                """.formatted(id, type, request));
        return binary.put("data", Base64.getEncoder().encodeToString(content));
    }

    private static ObjectNode naming(String request, String document, byte[] content) throws Exception {
        ObjectNode task = Resources.task(request, "documents", CENTRE);
        task.withArray("output").add(Resources.json("""
                {'id': 'o-%s', 'type': {'text': 'attachment'}, 'valueAttachment': {
                  'extension': [{'url': '%s', 'valueString': '%s'}],
                  'contentType': 'application/pdf', 'url': 'Binary/%s', 'size': %d, 'title': 'compte-rendu.pdf'}}
                """.formatted(
                document,
                Names.DOCUMENT_SHA256,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
                document,
                content.length)));
        return Resources.by(DemoPerson.NATHALIE, task);
    }

    private static byte[] pdf(int length) {
        byte[] content = new byte[length];
        System.arraycopy(PDF, 0, content, 0, PDF.length);
        return content;
    }
}
