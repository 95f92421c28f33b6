package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.theme.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says who the patient is is never cut, whatever the width. */
class IdentityBannerTest {

    @ParameterizedTest
    @ValueSource(ints = {1100, 860, 480, 300})
    void longNames_wrapAndNothingIsCut(int width) {
        for (PatientIdentity patient : SamplePatients.ALL) {
            assertThat(cut(patient, width)).as(patient + " at " + width).isEmpty();
        }
    }

    private static List<String> cut(PatientIdentity patient, int width) {
        return Pictures.onScreen(() -> {
            IdentityBanner banner = new IdentityBanner();
            Scene scene = new Scene(new VBox(banner), width, 400);
            Theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            banner.show(patient, LocalDate.of(2026, 11, 22));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Bounds frame = banner.localToScene(banner.getLayoutBounds());
            List<String> cut = new ArrayList<>();
            for (Node node : banner.lookupAll("*")) {
                Bounds bounds = node.localToScene(node.getLayoutBounds());
                boolean outside = bounds.getMaxX() > frame.getMaxX() + 1 || bounds.getMaxY() > frame.getMaxY() + 1;
                if (node instanceof Text text && (outside || text.getText().contains("…"))) {
                    cut.add(text.getText());
                } else if (node instanceof Label label && label.getWidth() < label.prefWidth(-1) - 1) {
                    cut.add(label.getText());
                }
            }
            stage.hide();
            return cut;
        });
    }
}
