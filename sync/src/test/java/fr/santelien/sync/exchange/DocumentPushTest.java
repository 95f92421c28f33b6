package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.WaitingChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of a document on its way to the server, on a real encrypted file and over real TLS. */
class DocumentPushTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final byte[] LETTER = "%PDF-1.7 Courrier fictif".getBytes(StandardCharsets.US_ASCII);
    private static final Reference LIST = Poste.listReference(1);
    private static final Reference DOCUMENT = new Reference("Binary", Poste.uuid(9));
    private static final Set<String> NAMING = Set.of("List");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void aListThatBothKnow() {
        stub = new StubServer(TLS);
        poste = new Poste(folder, Poste.CAMILLE, stub, TLS);
        poste.replica.create(Poste.list(LIST.id(), "Sorties"), "Liste créée");
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        stub.requests.clear();
    }

    @AfterEach
    void close() {
        poste.close();
        stub.close();
    }

    private String attach(byte[] content) throws Exception {
        String hash = poste.replica.attachments().put(content);
        ObjectNode document = Json.NODES
                .objectNode()
                .put("resourceType", "Binary")
                .put("id", DOCUMENT.id())
                .put("contentType", "application/pdf");
        document.withArray("extension").add(hash(hash));
        document.putObject("securityContext").put("reference", LIST.toString());
        poste.replica.attach(document, LIST, "Document joint", list -> {
            ObjectNode attachment = list.withArray("note").addObject().putObject("valueAttachment");
            attachment.put("url", DOCUMENT.toString());
            attachment.withArray("extension").add(hash(hash));
            return list;
        });
        return hash;
    }

    private static ObjectNode hash(String hash) {
        return Json.NODES.objectNode().put("url", AttachmentStore.HASH_URL).put("valueString", hash);
    }

    private JsonNode onServer(Reference reference) {
        return stub.memory.read(reference.toString()).body();
    }

    private List<String> writes() {
        return stub.requests.stream().filter(line -> line.startsWith("PUT")).toList();
    }

    @Test
    void theContentLeavesBeforeWhatNamesIt() throws Exception {
        attach(LETTER);
        assertThat(poste.replica.status().waiting()).isEqualTo(2);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(writes()).containsExactly("PUT " + DOCUMENT, "PUT " + LIST);
        assertThat(onServer(DOCUMENT).path("data").binaryValue()).isEqualTo(LETTER);
        assertThat(onServer(DOCUMENT).path("securityContext").path("reference").asText())
                .isEqualTo(LIST.toString());
        assertThat(onServer(DOCUMENT).has("extension"))
                .as("FHIR knows none there")
                .isFalse();
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(poste.replica.read(DOCUMENT)).as("only the content is kept").isEmpty();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 0));
    }

    @Test
    void aCutUploadBeginsAgainAndALostAnswerIsRecognised() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.CutBefore());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(stub.memory.read(DOCUMENT.toString()).status()).isEqualTo(404);
        assertThat(poste.replica.status().waiting()).isEqualTo(2);

        stub.next("PUT " + DOCUMENT, new Fault.LoseAnswer());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(poste.replica.status().waiting())
                .as("nobody said that it arrived")
                .isEqualTo(2);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(DOCUMENT).path("meta").path("versionId").asText()).isEqualTo("1");
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void killedWhileItIsSentNothingIsLost() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.LoseAnswer());
        poste.exchange();
        poste.close();
        poste = new Poste(folder, Poste.CAMILLE, stub, TLS);
        assertThat(poste.replica.collectAttachments(NAMING)).isZero();
        assertThat(poste.replica.status().waiting()).isEqualTo(2);
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(LIST).path("note")).hasSize(1);
        assertThat(onServer(DOCUMENT).path("data").binaryValue()).isEqualTo(LETTER);
    }

    @Test
    void whatDoesNotNeedItIsNotHeldBack() throws Exception {
        attach(LETTER);
        poste.replica.create(Poste.list(Poste.uuid(2), "Autre"), "Liste créée");
        stub.next("PUT " + DOCUMENT, new Fault.CutBefore());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(stub.memory.read("List/" + Poste.uuid(2)).status()).isEqualTo(200);
    }

    @Test
    void aRefusedOneIsSetAsideWithItsReasonAndWhatNamesItWaits() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.Answer(413, "Document trop gros : 10 Mo au plus."));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(writes()).containsExactly("PUT " + DOCUMENT);
        WaitingChange document = waiting(DOCUMENT);
        assertThat(document.state()).isEqualTo(RowState.SET_ASIDE);
        assertThat(document.reason()).isEqualTo("Document trop gros : 10 Mo au plus.");
        assertThat(waiting(LIST).awaits()).containsExactly(DOCUMENT);

        poste.replica.retry(DOCUMENT);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(poste.replica.status().setAside()).isZero();
    }

    @Test
    void onePutBackBeforeItLeftLeavesNothing() throws Exception {
        attach(LETTER);
        detach();
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 0));
        assertThat(stub.memory.read(DOCUMENT.toString()).status()).isEqualTo(404);
    }

    @Test
    void onePutBackWhileItIsOnItsWayIsNamedByNothing() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.Before(this::detach));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(LIST).path("note")).isEmpty();
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void aSuccessThatDoesNotNameItIsNoReceipt() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.Raw(Json.NODES.objectNode()));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.BadAnswer.class);
        assertThat(stub.memory.read(DOCUMENT.toString()).status()).isEqualTo(404);
        assertThat(poste.replica.status().waiting()).isEqualTo(2);

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(onServer(DOCUMENT).path("data").binaryValue()).isEqualTo(LETTER);
    }

    @Test
    void aServerThatHasItAndKeepsItsAnswerShortIsBelievedOnceItWasRead() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.LoseAnswer());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        stub.next("PUT " + DOCUMENT, new Fault.Raw(Json.NODES.objectNode()));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void aColleagueWhoTakesItBackTakesItOutOfWhatItsAuthorLeftToBeSentAsWell() throws Exception {
        attach(LETTER);
        poste.close();
        poste = new Poste(folder, Poste.NOE, stub, TLS);
        poste.exchange();
        poste.replica.edit(LIST, "Liste renommée", list -> list.put("title", "Sorties du jour"));
        detach();
        reopen();
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(LIST).path("note"))
                .as("its content is nowhere: a server refuses who names it")
                .isEmpty();
        poste.close();
        poste = new Poste(folder, Poste.NOE, stub, TLS);
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(LIST).path("title").asText()).isEqualTo("Sorties du jour");
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void oneTakenBackAfterItArrivedWithoutAWordGoesEvenIfSomebodyWentOnFromIt() throws Exception {
        attach(LETTER);
        stub.next("PUT " + LIST, new Fault.LoseAnswer());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(onServer(LIST).path("note")).hasSize(1);
        detach();
        stub.memory.write(((ObjectNode) onServer(LIST)).deepCopy().put("title", "Sorties du jour"));

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(LIST).path("note")).isEmpty();
        assertThat(onServer(LIST).path("title").asText()).isEqualTo("Sorties du jour");
        assertThat(poste.replica.conflicts()).isEmpty();
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void oneWithdrawnWhileItsUploadIsCutTroublesNothing() throws Exception {
        attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.Before(() -> {
            detach();
            throw new IllegalStateException("scripted cut");
        }));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void neverSentAndDamagedOnTheDiskItIsSaidUntilTheSameFileIsAttachedAgain() throws Exception {
        attach(LETTER);
        Files.write(onlyFile(), new byte[40]);
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(writes()).isEmpty();
        assertThat(waiting(DOCUMENT).reason()).isEqualTo(PushDocument.DAMAGED);

        poste.replica.attachments().put(LETTER);
        poste.replica.retry(DOCUMENT);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(onServer(DOCUMENT).path("data").binaryValue()).isEqualTo(LETTER);
    }

    /** As after a lost answer, or once a backup of before it was sent is restored. */
    @Test
    void damagedOnTheDiskButOnTheServerAlreadyItIsBroughtBackAndNotSaidToBeUnsent() throws Exception {
        String hash = attach(LETTER);
        stub.next("PUT " + DOCUMENT, new Fault.LoseAnswer());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        Files.write(onlyFile(), new byte[40]);
        stub.next("GET " + DOCUMENT, new Fault.CutBefore());
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Unreachable.class);
        assertThat(waiting(DOCUMENT).state()).as("nobody knows yet").isEqualTo(RowState.DIRTY);

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
        assertThat(poste.replica.attachments().get(hash)).contains(LETTER);
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(onServer(LIST).path("note")).hasSize(1);
    }

    @Test
    void theContentOfWhatIsGoneIsDropped() throws Exception {
        String hash = attach(LETTER);
        poste.exchange();
        reopen();
        assertThat(poste.replica.collectAttachments(NAMING)).isZero();
        assertThat(poste.replica.attachments().get(hash)).contains(LETTER);

        poste.replica.exchangeSide().inbox().lost(List.of(LIST));
        assertThat(poste.replica.read(LIST)).isEmpty();
        assertThat(poste.replica.collectAttachments(NAMING)).isEqualTo(1);
        assertThat(poste.replica.attachments().get(hash)).isEmpty();
    }

    @Test
    void theContentOfALeaversUnsentDocumentWaitsWithHerWork() throws Exception {
        String hash = attach(LETTER);
        poste.close();
        poste = new Poste(folder, Poste.NOE, stub, TLS);
        poste.exchange();
        poste.replica.exchangeSide().keepOnly(Set.of(Poste.NOE.holderId()), Duration.ofDays(30));
        assertThat(poste.replica.leftWork()).hasSize(2);
        assertThat(poste.replica.collectAttachments(NAMING)).isZero();

        poste.replica.leftWork().forEach(work -> poste.replica.takeOver(work.number()));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(onServer(DOCUMENT).path("data").binaryValue()).isEqualTo(LETTER);
        assertThat(onServer(LIST).path("note")).hasSize(1);
        assertThat(poste.replica.attachments().get(hash)).contains(LETTER);
    }

    @Test
    void aContentWhoseNamingWasNeverWrittenIsDroppedAtTheNextOpening() throws Exception {
        poste.replica.attachments().put(LETTER);
        assertThat(poste.replica.collectAttachments(NAMING))
                .as("its naming may be about to be written")
                .isZero();
        reopen();
        assertThat(poste.replica.collectAttachments(NAMING)).isEqualTo(1);
        assertThat(folder.resolve("documents")).isEmptyDirectory();
    }

    private void reopen() {
        poste.close();
        poste = new Poste(folder, Poste.CAMILLE, stub, TLS);
    }

    private void detach() {
        poste.replica.detach(DOCUMENT, LIST, "Document retiré", list -> {
            list.remove("note");
            return list;
        });
    }

    private WaitingChange waiting(Reference reference) {
        return poste.replica.waiting().stream()
                .filter(change -> change.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private Path onlyFile() throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("documents"))) {
            return all.findFirst().orElseThrow();
        }
    }
}
