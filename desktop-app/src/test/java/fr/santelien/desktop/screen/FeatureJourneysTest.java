package fr.santelien.desktop.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.document.Document;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.contactpoint.ContactPointView;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.ppcs.PlanView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.Fingers;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.Resources;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.worklist.WorklistView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One way through each feature screen, with the pointer and the keyboard. */
class FeatureJourneysTest {

    private static final String ROW = ".table-row-cell";

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    private final Background here = Workers.onScreen();

    @Test
    void requestIsTakenAnsweredAndWaits() {
        ReceivedRequests.five(real);
        try (Fingers hand =
                Fingers.on(() -> new ContactPointView(real.work, here, RealWork.CLOCK, new FakeDialogs(), null))) {
            hand.click(ROW).click("#takeButton").click("#replyButton");
            hand.type("Rendez-vous le 27/11.").keys(KeyCode.CONTROL, KeyCode.ENTER);
            hand.await("answer sent", () -> !hand.visible("#replyPane"));
            RequestDetail request = real.work.contactPoint().find("r1").orElseThrow();
            assertThat(request.row().stage()).isEqualTo(RequestRow.Stage.TAKEN);
            assertThat(request.trail())
                    .extracting(RequestDetail.TrailEntry::step)
                    .containsExactly(
                            RequestDetail.Step.RECEIVED,
                            RequestDetail.Step.OPENED,
                            RequestDetail.Step.TAKEN,
                            RequestDetail.Step.ANSWERED);
            assertThat(request.trail().getLast().text()).isEqualTo("Rendez-vous le 27/11.");
        }
    }

    @Test
    void documentIsAttachedCopiedAndTakenBack(@TempDir Path folder) throws Exception {
        ReceivedRequests.five(real);
        byte[] pdf = "%PDF-1.7 Courrier fictif".getBytes(StandardCharsets.US_ASCII);
        FakeDialogs dialogs = new FakeDialogs();
        dialogs.file = Optional.of(Files.write(folder.resolve("compte-rendu.pdf"), pdf));
        try (Fingers hand = Fingers.on(() -> new ContactPointView(real.work, here, RealWork.CLOCK, dialogs, "r1"))) {
            hand.await("request", () -> hand.visible("#attachButton"));
            hand.click("#attachButton");
            hand.await("attached", () -> hand.visible("#takeBackDocument"));
            assertThat(documents().getLast().state()).isEqualTo(Document.State.UNSENT);

            dialogs.file = Optional.of(folder.resolve("copie.pdf"));
            press(hand, "#saveDocument");
            hand.await("copied", () -> Files.exists(folder.resolve("copie.pdf")));
            assertThat(dialogs.shown).contains("Copie lisible par tous");
            assertThat(folder.resolve("copie.pdf")).hasBinaryContent(pdf);

            press(hand, "#takeBackDocument");
            hand.await("taken back", () -> !hand.visible("#takeBackDocument"));
            assertThat(documents()).noneMatch(Document::isOurs);
        }
    }

    /** As Space does on the button that has the focus, wherever the pane is scrolled to. */
    private static void press(Fingers hand, String button) {
        Pictures.onScreen(() -> {
            hand.find(Button.class, button).fire();
            return true;
        });
    }

    private List<Document> documents() {
        return real.work.contactPoint().find("r1").orElseThrow().documents();
    }

    @Test
    void patientIsFoundAndOpenedWithoutThePointer() {
        real.receive(Resources.patients(SamplePatients.ALL));
        try (Fingers hand = Fingers.on(() -> new PatientsView(real.work, here, to -> {}, RealWork.CLOCK, null))) {
            hand.click("#patientBirthDate").type("12051942");
            hand.await(
                    "one result",
                    () -> hand.find(TableView.class, "#patientTable").getItems().size() == 1);
            hand.keys(KeyCode.DOWN).keys(KeyCode.ENTER);
            hand.await("banner", () -> hand.visible("#identityBanner"));
            assertThat(real.trace()).containsExactly("patient-opened Patient/p-durand");
        }
    }

    @Test
    void patientIsPutOnANewList() {
        ReceivedLists.four(real);
        try (Fingers hand = Fingers.on(() -> new WorklistView(real.work, here, to -> {}, RealWork.CLOCK, null))) {
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
            Worklist made = real.work.worklists().all().stream()
                    .filter(list -> list.title().equals("Chutes"))
                    .findFirst()
                    .orElseThrow();
            WorklistEntry entry = real.work.worklists().entries(made.id(), "").getFirst();
            assertThat(entry.patient()).isEqualTo(SamplePatients.BENALI);
            assertThat(entry.comment()).isEqualTo("bilan");
        }
    }

    @Test
    void planIsFilledWhileAColleagueChangesIt() {
        FilledPlan plan = new FilledPlan(real);
        try (Fingers hand = Fingers.on(() -> new PlanView(real.work, here, to -> {}, RealWork.CLOCK, plan.id))) {
            hand.click("#medecin-traitant").keys(KeyCode.CONTROL, KeyCode.A).type("Dr PETIT");
            hand.await("saved", () -> hand.visible("#savedLabel"));
            assertThat(plan.answers(FilledPlan.FIRST).first("medecin-traitant")).isEqualTo("Dr PETIT");

            Map<String, List<String>> values =
                    new HashMap<>(plan.answers(FilledPlan.FIRST).values());
            values.put("aidant", List.of("false"));
            plan.write(FilledPlan.FIRST, new Answers("", values, Map.of()));
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
            assertThat(plan.drafts()).isEmpty();
        }
    }

    @Test
    void anAnswerThatComesInUnderTheFieldSheIsIn_isNotOverwrittenUnseen() {
        FilledPlan plan = new FilledPlan(real);
        try (Fingers hand = Fingers.on(() -> new PlanView(real.work, here, to -> {}, RealWork.CLOCK, plan.id))) {
            hand.click("#medecin-traitant").keys(KeyCode.CONTROL, KeyCode.A);
            plan.answeredElsewhere("Dr ROCHE, Suresnes", "Dr LEROUX, Puteaux");
            Pictures.onScreen(() -> {
                hand.screen().refresh();
                return true;
            });
            assertThat(Pictures.onScreen(() ->
                            hand.find(TextField.class, "#medecin-traitant").getText()))
                    .isEqualTo("Dr ROCHE, Suresnes");
            hand.type("Dr PETIT");
            hand.await("saved", () -> hand.visible("#savedLabel"));
            hand.click("#section-accord");
            hand.await("other section", () -> hand.visible("#accord-information"));
            assertThat(real.work.exchanges().conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.before()).isEqualTo("Dr ROCHE, Suresnes");
                assertThat(conflict.mine()).isEqualTo("Dr PETIT");
                assertThat(conflict.theirs()).isEqualTo("Dr LEROUX, Puteaux");
            });
        }
    }
}
