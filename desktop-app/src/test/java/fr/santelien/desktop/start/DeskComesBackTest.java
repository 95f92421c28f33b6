package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.draft.Drafts;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardHolder;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The card is pulled in the middle of each entry; the same card back finds it as it was. */
class DeskComesBackTest {

    private static final CardHolder NATHALIE = FakeCard.NATHALIE;
    private static final String REPLY = "Bonjour, nous pouvons passer jeudi, mais il faudrait";

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    /** Somebody else's data on the same poste. */
    @RegisterExtension
    final RealWork others = new RealWork(RealWork.HELENE);

    @RegisterExtension
    final RealWindow poste = new RealWindow();

    @BeforeEach
    void received() {
        ReceivedRequests.five(real);
        ReceivedLists.four(real);
        poste.logIn(NATHALIE, real.work);
    }

    @Test
    void aReplyInTheContactPoint_itsTabItsRequestAndTheCaret() {
        writeReply();
        poste.onScreen(() ->
                poste.find(javafx.scene.control.TextArea.class, "#replyText").positionCaret(9));
        interrupt();
        poste.awaitText("#replyText", REPLY);
        poste.awaitCaret("replyText", 9);
        poste.await(
                "the tab",
                () -> poste.find(TabPane.class, "#requestTabs")
                                .getSelectionModel()
                                .getSelectedIndex()
                        == 4);
        assertThat(said()).isEqualTo(Texts.get("shell.draft", "09:42"));
    }

    @Test
    void onceSent_theDraftIsGoneFromTheScreenAndFromTheFile() {
        writeReply();
        interrupt();
        poste.awaitText("#replyText", REPLY);
        poste.click("#sendReplyButton");
        poste.await("sent", () -> !poste.visible("#replyPane"));
        poste.await("the frame looks again", () -> {
            poste.time.pass(Duration.ofSeconds(1));
            return !poste.visible(".draft-notice");
        });
        assertThat(kept().since()).isNull();
        assertThat(kept().content()).doesNotContain(REPLY);
    }

    @Test
    void givenUpByItsAuthor_theDraftIsGone() {
        writeReply();
        interrupt();
        poste.awaitText("#replyText", REPLY);
        poste.onScreen(() -> poste.find(Hyperlink.class, "#dropDraftButton").fire());
        assertThat(poste.visible(".draft-notice")).isFalse();
        assertThat(kept().content()).doesNotContain(REPLY);
        interrupt();
        assertThat(poste.words()).doesNotContain(REPLY);
    }

    @Test
    void aCommentOfAList_itsListItsPatient() {
        poste.press(KeyCode.DIGIT2, true);
        chooseList("l1");
        poste.select("#worklistTable", WorklistEntry.class, row -> row.patient().equals(SamplePatients.BENALI));
        poste.type("#commentField", " ; rappeler le");
        interrupt();
        poste.awaitText("#commentField", "Demande d’appui du DAC 92 Centre ; rappeler le");
        poste.awaitCaret("commentField", 46);
        poste.click("#saveCommentButton");
        poste.await(
                "saved",
                () -> real.waiting().contains("List/l1 Patient ajouté ou commentaire modifié")
                        || !real.waiting().isEmpty());
        assertThat(real.work.worklists().entries("l1", "BENALI").getFirst().comment())
                .isEqualTo("Demande d’appui du DAC 92 Centre ; rappeler le");
    }

    @Test
    void theTitleOfANewList() {
        poste.press(KeyCode.DIGIT2, true);
        poste.click("#newListButton");
        poste.type("#newListField", "Chutes à domi");
        interrupt();
        poste.awaitText("#newListField", "Chutes à domi");
        poste.awaitCaret("newListField", 13);
    }

    @Test
    void theTitleOfAListBeingRenamed() {
        poste.press(KeyCode.DIGIT2, true);
        chooseList("l1");
        poste.click("#renameListButton");
        poste.type("#titleField", " du mois");
        interrupt();
        poste.awaitText("#titleField", "Sorties d’hospitalisation du mois");
    }

    @Test
    void aPatientBeingAddedToAList_theSearchTheChoiceAndTheComment() {
        poste.press(KeyCode.DIGIT2, true);
        chooseList("l2");
        poste.click("#addPatientButton");
        poste.type("#patientName", "NGU");
        poste.select("#patientTable", fr.santelien.coordination.patient.PatientIdentity.class, found -> true);
        poste.type("#addComment", "essoufflée depuis");
        interrupt();
        poste.awaitText("#patientName", "NGU");
        poste.awaitText("#addComment", "essoufflée depuis");
        poste.click("#confirmAddButton");
        poste.await("added", () -> real.work.worklists().entries("l2", "").size() == 1);
        assertThat(real.work.worklists().entries("l2", "").getFirst().comment()).isEqualTo("essoufflée depuis");
    }

    @Test
    void aPatientAndTheListSheIsBeingAddedTo() {
        poste.press(KeyCode.DIGIT3, true);
        poste.type("#patientName", "BENALI");
        poste.select("#patientTable", fr.santelien.coordination.patient.PatientIdentity.class, found -> true);
        poste.press(KeyCode.ENTER, false);
        poste.onScreen(() -> poste.find(javafx.scene.control.TableView.class, "#patientTable")
                .fireEvent(enter()));
        poste.click("#addToListButton");
        poste.type("#listComment", "à voir avec");
        interrupt();
        poste.awaitText("#patientName", "BENALI");
        poste.awaitText("#listComment", "à voir avec");
    }

    @Test
    void aPlan_whatWasTypedLessThanAPauseAgoAndTheSection() {
        FilledPlan plan = new FilledPlan(real);
        openPlan(plan.id);
        poste.click("#section-" + FilledPlan.OBJECTIVES);
        String field = "#objectif-intitule-o1";
        poste.type(field, " et");
        interrupt();
        poste.awaitText(field, "Sécuriser le retour à domicile et");
        assertThat(plan.answers(FilledPlan.OBJECTIVES).groups().getOrDefault("objectifs", List.of()))
                .extracting(objective -> objective.first("objectif-intitule"))
                .containsExactly("Sécuriser le retour à domicile et");
        assertThat(plan.drafts()).as("she has not finished").isNotEmpty();
        poste.click("#section-" + FilledPlan.FIRST);
        poste.await("given to the exchange", () -> plan.drafts().isEmpty());
    }

    @Test
    void aPlan_halfADateWhichIsNoAnswer() {
        FilledPlan plan = new FilledPlan(real);
        openPlan(plan.id);
        poste.click("#section-" + FilledPlan.OBJECTIVES);
        String field = "#objectif-echeance-o1";
        poste.await(field, () -> poste.visible(field));
        poste.onScreen(
                () -> poste.find(javafx.scene.control.TextField.class, field).clear());
        poste.type(field, "12/0");
        interrupt();
        poste.awaitText(field, "12/0");
        poste.awaitCaret(field.substring(1), 4);
    }

    @Test
    void whatWasLeftUnsavedOnAnotherScreen_isThereWhenSheReturnsToIt() {
        writeReply();
        poste.press(KeyCode.DIGIT6, true);
        interrupt();
        assertThat(poste.visible("#replyText")).isFalse();
        poste.press(KeyCode.DIGIT1, true);
        poste.awaitText("#replyText", REPLY);
    }

    @Test
    void whatIsBeingTyped_isPutAwayAtEachPauseInCaseTheCurrentFails() {
        writeReply();
        poste.time.pass(Duration.ofSeconds(2));
        assertThat(kept().content()).contains(REPLY);
    }

    @Test
    void theLockScreen_keepsEverythingAndTheKeyboardIsWhereItWas() {
        writeReply();
        poste.press(KeyCode.F9, false);
        assertThat(kept().content()).contains(REPLY);
        assertThat(poste.words()).doesNotContain(REPLY);
        poste.become(FakeCard.open(NATHALIE));
        poste.awaitText("#replyText", REPLY);
        poste.awaitCaret("replyText", REPLY.length());
    }

    @Test
    void pulledBehindTheLock_itIsStillThere() {
        writeReply();
        poste.press(KeyCode.F9, false);
        interrupt();
        poste.awaitText("#replyText", REPLY);
        poste.awaitCaret("replyText", REPLY.length());
    }

    @Test
    void anotherCard_findsNothingOfHersAndTheFirstCardItsOwn() {
        writeReply();
        poste.pullCard(NATHALIE);
        poste.logIn(FakeCard.SOPHIE, others.work);
        assertThat(poste.words()).doesNotContain(REPLY).noneMatch(word -> word.contains("DURAND"));
        assertThat(poste.visible(".draft-notice")).isFalse();
        poste.pullCard(FakeCard.SOPHIE);
        poste.logIn(NATHALIE, real.work);
        poste.awaitText("#replyText", REPLY);
    }

    private void writeReply() {
        poste.onScreen(() ->
                poste.find(TabPane.class, "#requestTabs").getSelectionModel().selectLast());
        poste.select("#requestTable", RequestRow.class, row -> row.id().equals("r2"));
        poste.click("#replyButton");
        poste.type("#replyText", REPLY);
    }

    private void interrupt() {
        poste.pullCard(NATHALIE);
        assertThat(poste.words()).doesNotContain(REPLY);
        poste.logIn(NATHALIE, real.work);
    }

    private Drafts.Found.Kept kept() {
        return (Drafts.Found.Kept) real.work.drafts().find();
    }

    private String said() {
        return poste.words().stream()
                .filter(word -> word.startsWith("Votre saisie"))
                .findFirst()
                .orElse("");
    }

    private void chooseList(String id) {
        poste.await(id, () -> poste.visible("#worklist-" + id));
        poste.onScreen(() -> poste.find(javafx.scene.control.ToggleButton.class, "#worklist-" + id)
                .fire());
        poste.await(
                id + " shown",
                () -> poste.find(javafx.scene.control.ToggleButton.class, "#worklist-" + id)
                        .isSelected());
    }

    private void openPlan(String id) {
        poste.press(KeyCode.DIGIT4, true);
        poste.select("#planTable", PlanRow.class, row -> row.id().equals(id));
        poste.click("#openPlanButton");
    }

    private static javafx.scene.input.KeyEvent enter() {
        return new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    }
}
