package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.smartcard.CardHolder;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gate on every screen: once locked or left, whoever looks into the window finds nobody's name and nobody's words. */
class NothingLeftTest {

    private static final CardHolder NATHALIE = FakeCard.NATHALIE;
    private static final String TYPED = "pensée non terminée";

    /** Whatever tells of a patient, of a request, of a list or of what is being typed. */
    private static final List<String> SECRETS = Stream.concat(
                    SamplePatients.ALL.stream().flatMap(patient -> Stream.of(patient.birthName(), patient.givenName())),
                    Stream.of(
                            TYPED,
                            "LEFÈVRE",
                            "décompensation",
                            "Hôpital Foch",
                            "Sorties d’hosp",
                            "Dr ROCHE",
                            Words.ROW))
            .toList();

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    @RegisterExtension
    final RealWindow poste = new RealWindow();

    private FilledPlan plan;

    @BeforeEach
    void received() {
        ReceivedRequests.five(real);
        ReceivedLists.four(real);
        plan = new FilledPlan(real);
        poste.logIn(NATHALIE, real.work);
    }

    @Test
    void contactPoint() {
        poste.select("#requestTable", RequestRow.class, row -> row.id().equals("r1"));
        poste.click("#replyButton");
        poste.type("#replyText", TYPED);
        assertGate();
    }

    @Test
    void worklists() {
        poste.press(KeyCode.DIGIT2, true);
        poste.await("l1", () -> poste.visible("#worklist-l1"));
        poste.onScreen(() -> poste.find(javafx.scene.control.ToggleButton.class, "#worklist-l1")
                .fire());
        poste.select("#worklistTable", WorklistEntry.class, entry -> true);
        poste.type("#commentField", TYPED);
        assertGate();
    }

    @Test
    void patientBeingAddedToAList() {
        poste.press(KeyCode.DIGIT2, true);
        poste.click("#addPatientButton");
        poste.type("#patientName", "D");
        poste.select("#patientTable", PatientIdentity.class, found -> true);
        poste.type("#addComment", TYPED);
        assertGate();
    }

    @Test
    void patients() {
        poste.press(KeyCode.DIGIT3, true);
        poste.type("#patientName", "DE LA");
        poste.select("#patientTable", PatientIdentity.class, found -> true);
        assertGate();
    }

    @Test
    void plans() {
        poste.press(KeyCode.DIGIT4, true);
        poste.select("#planTable", PlanRow.class, row -> true);
        assertGate();
    }

    @Test
    void planBeingFilledUnderTheHelp() {
        poste.press(KeyCode.DIGIT4, true);
        poste.select("#planTable", PlanRow.class, row -> row.id().equals(plan.id));
        poste.click("#openPlanButton");
        poste.type("#medecin-traitant", TYPED);
        assertGate();
        poste.press(KeyCode.F1, false);
        assertGate();
    }

    @Test
    void memberships() {
        poste.press(KeyCode.DIGIT5, true);
        assertGate();
    }

    @Test
    void synchronisationWithAConflict() {
        plan.inConflict();
        poste.press(KeyCode.DIGIT6, true);
        poste.await("the conflict", () -> poste.visible("#conflictPane"));
        assertGate();
    }

    @Test
    void whatWasCopiedFromTheScreen_leavesTheClipboardWithTheSession() {
        copy("DURAND Jeanne");
        poste.press(KeyCode.F9, false);
        assertThat(clipboard()).as("still her session").isEqualTo("DURAND Jeanne");
        poste.pullCard(NATHALIE);
        assertThat(clipboard()).isNull();
    }

    @Test
    void whatAnotherProgramPutThere_stays() {
        poste.pullCard(NATHALIE);
        copy("facture 4312");
        poste.logIn(NATHALIE, real.work);
        poste.pullCard(NATHALIE);
        assertThat(clipboard()).isEqualTo("facture 4312");
    }

    /** Locks, unlocks, then pulls the card. */
    private void assertGate() {
        Parent screen = Pictures.onScreen(() -> {
            Parent place = (Parent) poste.root().lookup("#place");
            return (Parent) place.getChildrenUnmodifiable().getFirst();
        });
        poste.press(KeyCode.F9, false);
        assertNothing("locked");
        poste.become(FakeCard.open(NATHALIE));
        assertThat(Pictures.onScreen(() -> screen.getScene() != null))
                .as("the same screen")
                .isTrue();
        poste.pullCard(NATHALIE);
        assertNothing("pulled");
        assertThat(Pictures.onScreen(screen::getScene)).isNull();
        assertThat(Pictures.onScreen(() -> screen.lookupAll(".table-view").stream()
                        .filter(TableView.class::isInstance)
                        .allMatch(table -> ((TableView<?>) table).getItems().isEmpty())))
                .as("tables emptied")
                .isTrue();
        poste.logIn(NATHALIE, real.work);
    }

    private void assertNothing(String when) {
        List<String> words = poste.words();
        assertThat(words).as(when).contains("Santélien Poste");
        for (String secret : SECRETS) {
            Predicate<String> tells = word -> word.contains(secret);
            assertThat(words.stream().filter(tells)).as(when + ": " + secret).isEmpty();
        }
    }

    private void copy(String text) {
        poste.onScreen(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static String clipboard() {
        return Pictures.onScreen(() -> Clipboard.getSystemClipboard().getString());
    }
}
