package fr.santelien.desktop.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.contactpoint.ContactPointView;
import fr.santelien.desktop.patient.PatientsView;
import fr.santelien.desktop.ppcs.PlanView;
import fr.santelien.desktop.ppcs.PlansView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.ServedDocument;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.desktop.worklist.WorklistView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The feature screens, drawn at the size they have inside the frame. */
class FeaturePicturesTest {

    /** What the frame leaves of a window of 1366 × 768. */
    private static final double WIDTH = 1150;

    private static final double HEIGHT = 688;

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    private final Background here = Workers.onScreen();

    @BeforeEach
    void received() {
        ReceivedRequests.five(real);
        ReceivedLists.four(real);
    }

    @Test
    void patients_areDrawn() {
        draw("patients-empty", () -> patients(null), view -> {});
        draw("patients-open", () -> patients("p-long"), view -> {
            find(view, TextField.class, "#patientName").setText("d");
            view.refresh();
        });
    }

    @Test
    void contactPoint_isDrawn(@TempDir Path folder) throws Exception {
        draw("contactpoint", () -> contactPoint("r1"), view -> {});
        draw("contactpoint-reply", () -> contactPoint("r1"), view -> {
            find(view, Button.class, "#takeButton").fire();
            find(view, Button.class, "#replyButton").fire();
        });
        new ServedDocument(real);
        real.work
                .contactPoint()
                .attach(
                        "r1",
                        Files.write(
                                folder.resolve("compte-rendu-de-visite.pdf"),
                                "%PDF-1.7 fictif".getBytes(StandardCharsets.US_ASCII)));
        draw("contactpoint-documents", () -> contactPoint("r1"), view -> {});
        draw("contactpoint-empty", () -> contactPoint(null), view -> {});
    }

    @Test
    void worklists_areDrawn() {
        draw(
                "worklists",
                this::worklists,
                view -> find(view, TableView.class, "#worklistTable")
                        .getSelectionModel()
                        .select(3));
        draw("worklists-removed", this::worklists, view -> {
            find(view, TableView.class, "#worklistTable").getSelectionModel().select(1);
            find(view, Button.class, "#removePatientButton").fire();
            find(view, Button.class, "#newListButton").fire();
        });
        draw(
                "worklists-add",
                this::worklists,
                view -> find(view, Button.class, "#addPatientButton").fire());
    }

    @Test
    void plans_areDrawn() {
        FilledPlan plan = new FilledPlan(real);
        draw("plans", () -> new PlansView(real.work, here, to -> {}, RealWork.CLOCK), view -> {});
        draw("plan", () -> plan(plan.id), view -> {});
        plan.inConflict();
        draw("plan-objectives", () -> plan(plan.id), view -> {
            find(view, SideItem.class, "#section-" + FilledPlan.OBJECTIVES).fire();
            find(view, Button.class, "#activateButton").fire();
        });
    }

    private Screen plan(String id) {
        return new PlanView(real.work, here, to -> {}, RealWork.CLOCK, id);
    }

    private Screen worklists() {
        return new WorklistView(real.work, here, to -> {}, RealWork.CLOCK, null);
    }

    private Screen contactPoint(@Nullable String id) {
        return new ContactPointView(real.work, here, RealWork.CLOCK, new FakeDialogs(), id);
    }

    private Screen patients(@Nullable String id) {
        return new PatientsView(real.work, here, to -> {}, RealWork.CLOCK, id);
    }

    private static <T extends Node> T find(Screen view, Class<T> type, String selector) {
        return type.cast(view.root().lookup(selector));
    }

    private static void draw(String name, Supplier<Screen> screen, Consumer<Screen> then) {
        WritableImage image = Pictures.onScreen(() -> {
            Theme.LIGHT.use();
            Screen view = screen.get();
            Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
            Theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            then.accept(view);
            WritableImage shown = Pictures.snap(stage);
            view.close();
            return shown;
        });
        Pictures.save(image, name);
        assertThat(Path.of("target/screens", name + ".png")).isNotEmptyFile();
    }
}
