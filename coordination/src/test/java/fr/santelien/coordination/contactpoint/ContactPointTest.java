package fr.santelien.coordination.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.contactpoint.RequestRow.Priority;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.document.Document;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactPointTest {

    private static final String TASK = """
            {'resourceType':'Task','id':'%s','status':'%s','intent':'order','priority':'%s','x-unknown':{'kept':true},
             'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'request'}]},
             'identifier':[{'value':'2026-004312'}],'description':'Sortie d’hospitalisation à organiser',
             'for':{'reference':'Patient/jeanne'},'requester':{'reference':'Organization/hopital','display':'Hôpital du Mont-Clair'},
             'owner':{'reference':'Organization/%s'},'authoredOn':'%s',
             'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/request-sender','extension':[
               {'url':'service','valueString':'Cardiologie'},{'url':'person','valueString':'Dr A. PETIT'}]}],
             'input':[
               {'type':{'text':'description'},'valueString':'Retour à domicile prévu le 24/11.'},
               {'type':{'text':'attachment'},'valueAttachment':{'title':'lettre-de-liaison.pdf','size':219136}},
               {'type':{'text':'attachment'},'valueAttachment':{'contentType':'application/pdf'}}],
             'note':[{'id':'n1','time':'2026-11-22T09:38:00Z','authorReference':{'display':'Hôpital du Mont-Clair'},'text':'Reçue',
               'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/request-step','valueCode':'received'}]}]}""";

    private Path folder;
    private Poste poste;
    private ContactPoint contactPoint;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        use(Poste.open(folder, People.SOPHIE));
        receiveAll();
    }

    private void receiveAll() {
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        receive("urgent", "requested", "urgent", "centre", "2026-11-22T10:38:00+01:00");
        receive("older", "received", "routine", "centre", "2026-11-20T10:00:00+01:00");
        receive("newer", "requested", "routine", "centre", "2026-11-21T10:00:00+01:00");
        receive("asap", "requested", "asap", "centre", "2026-11-22T09:00:00+01:00");
        receive("others", "requested", "urgent", "dac", "2026-11-22T09:00:00+01:00");
    }

    private void use(Poste poste) {
        this.poste = poste;
        this.contactPoint = poste.work.contactPoint();
    }

    private void receive(String id, String status, String priority, String owner, String at) {
        poste.receive(TASK.formatted(id, status, priority, owner, at));
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void requestsOfTheStructureComeMostUrgentThenOldestFirst() {
        assertThat(contactPoint.requests(null))
                .extracting(RequestRow::id)
                .containsExactly("urgent", "asap", "older", "newer");
        assertThat(contactPoint.counts())
                .isEqualTo(Map.of(Stage.TO_HANDLE, 4, Stage.TAKEN, 0, Stage.AWAITING_SENDER, 0, Stage.CLOSED, 0));
    }

    @Test
    void aRowSaysWhatIsAskedByWhomForWhom() {
        RequestRow row = contactPoint.requests(Stage.TO_HANDLE).getFirst();
        assertThat(row.number()).isEqualTo("2026-004312");
        assertThat(row.priority()).isEqualTo(Priority.URGENT);
        assertThat(row.title()).isEqualTo("Sortie d’hospitalisation à organiser");
        assertThat(Objects.requireNonNull(row.patient()).displayName()).isEqualTo("DURAND Jeanne");
        assertThat(row.sender()).isEqualTo("Hôpital du Mont-Clair");
        assertThat(row.senderDetail()).isEqualTo("Cardiologie");
        assertThat(row.received()).isEqualTo(Instant.parse("2026-11-22T09:38:00Z"));
        assertThat(row.unsent()).isFalse();
    }

    @Test
    void theFirstOpeningIsAStepTheSecondIsNot() {
        RequestDetail detail = contactPoint.open("urgent").orElseThrow();
        assertThat(detail.description()).isEqualTo("Retour à domicile prévu le 24/11.");
        assertThat(detail.senderPerson()).isEqualTo("Dr A. PETIT");
        assertThat(detail.documents())
                .extracting(Document::title, Document::size, Document::state)
                .containsExactly(
                        tuple("lettre-de-liaison.pdf", 219_136L, Document.State.ANNOUNCED),
                        tuple("Pièce jointe sans nom", -1L, Document.State.ANNOUNCED));
        assertThat(detail.trail())
                .containsExactly(
                        new TrailEntry(
                                Instant.parse("2026-11-22T09:38:00Z"), Step.RECEIVED, "Hôpital du Mont-Clair", null),
                        new TrailEntry(Poste.NOW, Step.OPENED, "Sophie MARTIN", null));
        assertThat(contactPoint.open("urgent").orElseThrow().trail()).hasSize(2);
        assertThat(detail.row().stage()).isEqualTo(Stage.TO_HANDLE);
    }

    @Test
    void lookingWithoutOpeningLeavesNoStep() {
        assertThat(contactPoint.find("urgent").orElseThrow().trail()).hasSize(1);
        assertThat(contactPoint.find("others")).isEmpty();
        assertThat(contactPoint.find("nothing")).isEmpty();
    }

    @Test
    void takingSetsStatusHandlerAndStepAndKeepsTheRest() {
        contactPoint.take("urgent");
        RequestRow row = contactPoint.requests(Stage.TAKEN).getFirst();
        assertThat(row.handledBy()).isEqualTo("Sophie MARTIN");
        assertThat(row.unsent()).isTrue();
        JsonNode task = poste.stored("Task/urgent");
        assertThat(task.path("status").asText()).isEqualTo("in-progress");
        assertThat(task.path("x-unknown").path("kept").asBoolean()).isTrue();
        assertThat(task.path("extension").toString())
                .contains(Names.REQUEST_SENDER, Names.REQUEST_HANDLER, "PractitionerRole/role-sophie");
        JsonNode note = task.path("note").path(1);
        assertThat(UUID.fromString(note.path("id").asText()).toString())
                .isEqualTo(note.path("id").asText());
        assertThat(note.path("text").asText()).isEqualTo("Prise en charge");
    }

    @Test
    void takingAgainChangesNothingForTheSamePersonAndIsRefusedToAnother() {
        contactPoint.take("urgent");
        contactPoint.take("urgent");
        assertThat(contactPoint.find("urgent").orElseThrow().trail()).hasSize(2);
        asNathalie();
        assertThatThrownBy(() -> contactPoint.take("urgent"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Cette demande est déjà prise en charge par Sophie MARTIN. Vous pouvez y répondre, ou voir avec"
                                + " cette personne.");
        assertThat(contactPoint.find("urgent").orElseThrow().trail()).hasSize(2);
    }

    @Test
    void answeringARequestThatNobodyTookTakesIt() {
        contactPoint.answer("asap", "  Rendez-vous fixé au 28/11.  ", false);
        RequestDetail detail = contactPoint.find("asap").orElseThrow();
        assertThat(detail.row().stage()).isEqualTo(Stage.TAKEN);
        assertThat(detail.row().handledBy()).isEqualTo("Sophie MARTIN");
        assertThat(detail.trail())
                .extracting(TrailEntry::step)
                .containsExactlyInAnyOrder(Step.RECEIVED, Step.TAKEN, Step.ANSWERED);
        assertThat(detail.trail()).extracting(TrailEntry::text).contains("Rendez-vous fixé au 28/11.");
    }

    @Test
    void anAnswerThatAwaitsTheSenderPutsOnHoldUntilTaken() {
        contactPoint.answer("asap", "Quel médecin traitant ?", true);
        assertThat(contactPoint.requests(Stage.AWAITING_SENDER))
                .extracting(RequestRow::id)
                .containsExactly("asap");
        contactPoint.take("asap");
        assertThat(contactPoint.requests(Stage.TAKEN))
                .extracting(RequestRow::id)
                .containsExactly("asap");
    }

    @Test
    void anEmptyOrEndlessAnswerIsRefused() {
        assertThatThrownBy(() -> contactPoint.answer("asap", " \n", false))
                .hasMessage("Écrivez la réponse avant de l’envoyer.");
        assertThatThrownBy(() -> contactPoint.answer("asap", "a".repeat(4001), false))
                .hasMessageContaining("4001 caractères");
        assertThat(contactPoint.find("asap").orElseThrow().row().unsent()).isFalse();
    }

    @Test
    void aClosedRequestTakesNoMoreStepsAndSaysWhoClosedIt() {
        contactPoint.close("older", "");
        RequestDetail detail = contactPoint.find("older").orElseThrow();
        assertThat(detail.row().stage()).isEqualTo(Stage.CLOSED);
        assertThat(detail.trail().getLast().text()).isNull();
        for (Runnable step : new Runnable[] {
            () -> contactPoint.take("older"),
            () -> contactPoint.answer("older", "Trop tard", false),
            () -> contactPoint.close("older", "Encore")
        }) {
            assertThatThrownBy(step::run)
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("Cette demande a été close par Sophie MARTIN.");
        }
    }

    @Test
    void aRequestThatIsGoneIsRefusedWithARemedy() {
        assertThatThrownBy(() -> contactPoint.take("disparue"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Cette demande n’est plus accessible");
    }

    @Test
    void closedRequestsComeLastNewestFirst() {
        receive("closed", "completed", "urgent", "centre", "2026-11-01T10:00:00+01:00");
        contactPoint.close("older", "Fait");
        assertThat(contactPoint.requests(null))
                .extracting(RequestRow::id)
                .containsExactly("urgent", "asap", "newer", "older", "closed");
    }

    @Test
    void whoMayOnlyReadOpensWithoutAStepAndCannotTake() {
        poste.close();
        use(Poste.open(folder, People.MEMBER));
        receiveAll();
        assertThat(contactPoint.open("urgent").orElseThrow().trail()).hasSize(1);
        assertThatThrownBy(() -> contactPoint.take("urgent")).isInstanceOf(Refusal.class);
    }

    private void asNathalie() {
        poste.close();
        use(Poste.open(folder, People.NATHALIE));
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        receive("urgent", "requested", "urgent", "centre", "2026-11-22T10:38:00+01:00");
    }
}
