package fr.santelien.coordination.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.document.Document.State;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of a request, on a real encrypted file. */
class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.7 Courrier de FICTIVEDUPONT".getBytes(StandardCharsets.US_ASCII);
    private static final String TASK = """
            {'resourceType':'Task','id':'t1','status':'in-progress','intent':'order',
             'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'request'}]},
             'identifier':[{'value':'2026-004312'}],'description':'Sortie',
             'owner':{'reference':'Organization/centre'},'authoredOn':'2026-11-22T10:38:00+01:00'}""";

    @TempDir
    Path folder;

    private Poste poste;
    private ContactPoint contactPoint;

    @BeforeEach
    void aRequest() {
        poste = Poste.open(folder.resolve("poste"), People.SOPHIE);
        contactPoint = poste.work.contactPoint();
        poste.receive(TASK);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private List<Document> documents() {
        return contactPoint.find("t1").orElseThrow().documents();
    }

    private Document attached(String name) throws IOException {
        contactPoint.attach("t1", file(name, PDF));
        return documents().getLast();
    }

    /** The server takes what waits, contents first. */
    private void sendAll() {
        Outbox outbox = poste.replica.exchangeSide().outbox();
        List<Ready> ready = outbox.ready();
        ready.stream().filter(Ready::isDocument).forEach(each -> {
            outbox.take(List.of(each.reference()));
            outbox.delivered(each.reference());
        });
        ready.stream().filter(each -> !each.isDocument()).forEach(each -> {
            ObjectNode body = outbox.take(List.of(each.reference())).getFirst().body();
            outbox.accepted(List.of(Poste.version(body.deepCopy(), 2)));
        });
    }

    private static void assertRefused(Runnable command, String words) {
        assertThatThrownBy(command::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    @Test
    void anAttachedFileIsHereEncryptedAndWaits() throws Exception {
        Document document = attached("compte-rendu.pdf");
        assertThat(document.title()).isEqualTo("compte-rendu.pdf");
        assertThat(document.type()).isEqualTo("application/pdf");
        assertThat(document.size()).isEqualTo(PDF.length);
        assertThat(document.state()).isEqualTo(State.UNSENT);
        assertThat(contactPoint.open("t1", document.id(), bytes -> {})).isEqualTo(PDF);

        TrailEntry step = contactPoint.find("t1").orElseThrow().trail().getLast();
        assertThat(step.step()).isEqualTo(Step.ATTACHED);
        assertThat(step.text()).isEqualTo("compte-rendu.pdf");
        assertThat(poste.work.exchanges().waiting())
                .extracting(WaitingRow::subject)
                .containsExactlyInAnyOrder("Document joint — Demande n° 2026-004312", "Demande n° 2026-004312");
        assertThat(poste.work.exchanges().status().waiting()).isEqualTo(2);
        try (Stream<Path> files = Files.walk(folder.resolve("poste"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain("FICTIVEDUPONT");
            }
        }
    }

    @Test
    void theRequestNamesItAsTheContractSays() throws Exception {
        Document document = attached("compte-rendu.pdf");
        ObjectNode output = (ObjectNode) poste.stored("Task/t1").path("output").path(0);
        assertThat(output.path("type").path("text").asText()).isEqualTo("attachment");
        assertThat(output.path("valueAttachment").path("url").asText()).isEqualTo("Binary/" + document.contentId());
        assertThat(output.path("valueAttachment")
                        .path("extension")
                        .path(0)
                        .path("url")
                        .asText())
                .isEqualTo(Names.DOCUMENT_SHA256);
        ObjectNode binary = poste.stored("Binary/" + document.contentId());
        assertThat(binary.path("securityContext").path("reference").asText()).isEqualTo("Task/t1");
        assertThat(binary.has("data"))
                .as("the content lies beside, not in the rows")
                .isFalse();
    }

    @Test
    void takenBackBeforeItLeftNothingRemains() throws Exception {
        contactPoint.takeBack("t1", attached("a.pdf").id());
        assertThat(documents()).isEmpty();
        assertThat(contactPoint.find("t1").orElseThrow().trail()).isEmpty();
        assertThat(poste.work.exchanges().waiting()).isEmpty();
    }

    @Test
    void onceSentItIsHereAndCannotBeTakenBack() throws Exception {
        Document document = attached("a.pdf");
        sendAll();
        assertThat(documents().getFirst().state()).isEqualTo(State.HERE);
        assertRefused(() -> contactPoint.takeBack("t1", document.id()), "déjà envoyé");
        assertThat(documents()).hasSize(1);
    }

    @Test
    void whileOnlyItsContentLeftItIsNotSaidToBeSent() throws Exception {
        attached("a.pdf");
        Outbox outbox = poste.replica.exchangeSide().outbox();
        Reference content = outbox.ready().stream()
                .filter(Ready::isDocument)
                .findFirst()
                .orElseThrow()
                .reference();
        outbox.take(List.of(content));
        outbox.delivered(content);
        assertThat(documents().getFirst().state()).isEqualTo(State.UNSENT);
    }

    @Test
    void anotherChangeOfTheRequestDoesNotMakeASentDocumentUnsent() throws Exception {
        attached("a.pdf");
        sendAll();
        contactPoint.answer("t1", "Reçu", false);
        assertThat(documents().getFirst().state()).isEqualTo(State.HERE);
    }

    @Test
    void whatIsNoDocumentIsRefusedAndNothingWaits() throws Exception {
        assertRefused(() -> contactPoint.attach("t1", anyFile("gros.pdf", new byte[(10 << 20) + 1])), "plus de 10 Mo");
        assertRefused(() -> contactPoint.attach("t1", anyFile("vide.pdf", new byte[0])), "vide");
        assertRefused(() -> contactPoint.attach("t1", anyFile("programme.pdf", new byte[] {'M', 'Z'})), "ni un PDF");
        assertRefused(() -> contactPoint.attach("t1", folder.resolve("absent.pdf")), "ne peut pas être lu");
        assertRefused(() -> contactPoint.attach("t1", folder), "ne peut pas être lu");
        assertThat(documents()).isEmpty();
        assertThat(poste.work.exchanges().waiting()).isEmpty();
    }

    private Path anyFile(String name, byte[] content) {
        try {
            return file(name, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whoOnlyReadsRequestsAttachesNothing() throws Exception {
        poste.close();
        poste = Poste.open(folder.resolve("poste"), People.HELENE);
        poste.receive(TASK);
        Path file = file("a.pdf", PDF);
        assertRefused(() -> poste.work.contactPoint().attach("t1", file), "Votre rôle ne permet pas");
    }

    @Test
    void aClosedRequestTakesNoDocument() throws Exception {
        contactPoint.close("t1", "Fait.");
        Path file = file("a.pdf", PDF);
        assertRefused(() -> contactPoint.attach("t1", file), "Cette demande a été close");
        assertThat(documents()).isEmpty();
    }

    @Test
    void oneThatIsOnTheServerOnlyIsSaidToBeThereAndWaitsForTheNetwork() {
        poste.receive(withInput(2, "{'url':'%s','valueString':'%s'}".formatted(Names.DOCUMENT_SHA256, "a".repeat(64))));
        Document document = documents().getFirst();
        assertThat(document.state()).isEqualTo(State.TO_FETCH);
        assertRefused(() -> contactPoint.open("t1", document.id(), bytes -> {}), "le serveur régional ne répond pas");
    }

    @Test
    void oneThatWasOnlyAnnouncedSaysSo() {
        poste.receive(withInput(2, "{'url':'https://exemple.fr/x','valueString':'x'}"));
        Document document = documents().getFirst();
        assertThat(document.state()).isEqualTo(State.ANNOUNCED);
        assertRefused(() -> contactPoint.open("t1", document.id(), bytes -> {}), "annoncé ce document sans l’envoyer");
    }

    private static ObjectNode withInput(int version, String extension) {
        return Poste.version(Poste.json(TASK.replace("'intent'", """
                        'input':[{'id':'i1','type':{'text':'attachment'},'valueAttachment':{'extension':[%s],
                          'contentType':'application/pdf','url':'Binary/b1','size':34,'title':'lettre.pdf'}}],'intent'""".formatted(extension))), version);
    }

    @Test
    void damagedBeforeItLeftItIsSaidAndTheSameFileMendsIt() throws Exception {
        Document document = attached("a.pdf");
        try (Stream<Path> contents = Files.list(folder.resolve("poste/documents"))) {
            Files.write(contents.findFirst().orElseThrow(), new byte[50]);
        }
        assertRefused(() -> contactPoint.open("t1", document.id(), bytes -> {}), "Joignez de nouveau le même fichier");
        attached("a.pdf");
        assertThat(contactPoint.open("t1", document.id(), bytes -> {})).isEqualTo(PDF);
    }

    @Test
    void aRefusedOneThatIsGivenUpLeavesTheRequestToo() throws Exception {
        Document document = attached("a.pdf");
        Reference content = new Reference("Binary", String.valueOf(document.contentId()));
        Outbox outbox = poste.replica.exchangeSide().outbox();
        outbox.take(List.of(content));
        outbox.refused(content, "Document trop gros : 10 Mo au plus.");
        assertThat(documents().getFirst().state()).isEqualTo(State.SET_ASIDE);
        poste.work.exchanges().abandon(content.toString());
        assertThat(documents()).isEmpty();
        assertThat(poste.work.exchanges().waiting()).isEmpty();
    }

    @Test
    void documentsAttachedOnTwoPostesAreBothKept() throws Exception {
        attached("ici.pdf");
        ObjectNode elsewhere = Poste.json(TASK.replace("'intent'", """
                'output':[{'id':'o9','type':{'text':'attachment'},'valueAttachment':{'title':'ailleurs.pdf'}}],'intent'"""));
        poste.receive(Poste.version(elsewhere, 2));
        assertThat(documents()).extracting(Document::title).containsExactlyInAnyOrder("ici.pdf", "ailleurs.pdf");
        assertThat(poste.work.exchanges().conflicts()).isEmpty();
    }

    @Test
    void aCopyHasANameThatNoFileSystemStumblesOver() {
        assertThat(named("../../etc/passwd", "application/pdf")).isEqualTo("__.._etc_passwd.pdf");
        assertThat(named("a:b?.PDF", "application/pdf")).isEqualTo("a_b_.PDF");
        assertThat(named("photo.jpeg", "image/jpeg")).isEqualTo("photo.jpeg");
        assertThat(named("programme.exe", "image/png")).isEqualTo("programme.exe.png");
        assertThat(named("fdp\u202egnp.exe", "image/png")).isEqualTo("fdpgnp.exe.png");
        assertThat(named("\u0007", "application/pdf")).isEqualTo("Pièce jointe sans nom.pdf");
    }

    private static String named(String title, String type) {
        return new Document("d", Document.clean(title), type, 1, null, null, State.HERE).fileName();
    }
}
