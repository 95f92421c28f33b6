package fr.santelien.desktop.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.desktop.contactpoint.ContactPointView;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.ppcs.PlanView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.Fingers;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.SampleLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SamplePlan;
import fr.santelien.desktop.testing.SampleRequests;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.worklist.WorklistView;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** One way through each feature screen, with the pointer and the keyboard. */
class FeatureJourneysTest {

    private static final String ROW = ".table-row-cell";

    private final SampleWork sample = new SampleWork();
    private final Background here = Workers.here();

    @Test
    void requestIsTakenAnsweredAndWaits() {
        new SampleRequests(sample.contactPoint);
        try (Fingers hand = Fingers.on(() -> new ContactPointView(sample.work(), here, SampleWork.CLOCK, null))) {
            hand.click(ROW).click("#takeButton").click("#replyButton");
            hand.type("Rendez-vous le 27/11.").keys(KeyCode.CONTROL, KeyCode.ENTER);
            hand.await("answer sent", () -> !hand.visible("#replyPane"));
            verify(sample.contactPoint).open("r1");
            verify(sample.contactPoint).take("r1");
            verify(sample.contactPoint).answer("r1", "Rendez-vous le 27/11.", false);
        }
    }

    @Test
    void patientIsFoundAndOpenedWithoutThePointer() {
        try (Fingers hand = Fingers.on(() -> new PatientsView(sample.work(), here, to -> {}, SampleWork.CLOCK, null))) {
            hand.click("#patientBirthDate").type("12051942");
            hand.await(
                    "one result",
                    () -> hand.find(TableView.class, "#patientTable").getItems().size() == 1);
            hand.keys(KeyCode.DOWN).keys(KeyCode.ENTER);
            hand.await("banner", () -> hand.visible("#identityBanner"));
            verify(sample.patients).open("p-durand");
        }
    }

    @Test
    void patientIsPutOnANewList() {
        new SampleLists(sample.worklists);
        try (Fingers hand = Fingers.on(() -> new WorklistView(sample.work(), here, to -> {}, SampleWork.CLOCK, null))) {
            hand.click("#newListButton").type("Chutes").keys(KeyCode.ENTER);
            hand.await(
                    "new list",
                    () -> hand.find(Label.class, "#listTitle").getText().equals("Chutes"));
            hand.click("#addPatientButton").click("#patientName").type("BEN");
            hand.await(
                    "one result",
                    () -> hand.find(TableView.class, "#patientTable").getItems().size() == 1);
            hand.keys(KeyCode.ENTER);
            hand.await(
                    "comment", () -> hand.find(TextField.class, "#addComment").isFocused());
            hand.type("bilan").keys(KeyCode.ENTER);
            hand.await(
                    "in the list",
                    () -> hand.find(TableView.class, "#worklistTable")
                                    .getItems()
                                    .size()
                            == 1);
            verify(sample.worklists).add("new-4", "p-benali", "bilan");
        }
    }

    @Test
    void planIsFilledWhileAColleagueChangesIt() {
        SamplePlan plan = new SamplePlan(sample.plans, SamplePatients.DURAND);
        try (Fingers hand =
                Fingers.on(() -> new PlanView(sample.work(), here, to -> {}, SampleWork.CLOCK, SamplePlan.ID))) {
            hand.click("#medecin-traitant").keys(KeyCode.CONTROL, KeyCode.A).type("Dr PETIT");
            hand.await("saved", () -> hand.visible("#savedLabel"));
            assertThat(first(plan).first("medecin-traitant")).isEqualTo("Dr PETIT");

            plan.answers.put(
                    "patient-entourage",
                    new Answers(
                            "", Map.of("medecin-traitant", List.of("Dr AUTRE"), "aidant", List.of("false")), Map.of()));
            Pictures.onScreen(() -> {
                hand.screen().refresh();
                return true;
            });
            hand.await("not asked any more", () -> !hand.visible("#aidant-nom"));
            assertThat(Pictures.onScreen(() ->
                            hand.find(TextField.class, "#medecin-traitant").getText()))
                    .isEqualTo("Dr PETIT");

            hand.click("#section-accord");
            hand.await("other section", () -> hand.visible("#accord-information"));
            assertThat(plan.calls).last().isEqualTo("leave patient-entourage");
        }
    }

    private static Answers first(SamplePlan plan) {
        return plan.answers.getOrDefault("patient-entourage", Answers.NONE);
    }
}
