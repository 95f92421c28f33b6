package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.theme.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows are used again from key to key: each shows its own patient, whole, and an empty one nobody. */
class PatientSearchViewTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final PatientSearchViewModel model =
            new PatientSearchViewModel(real.work.patients(), Workers.onScreen(), new ManualDelay(), RealWork.CLOCK);

    @Test
    void rowsUsedAgain_showTheirOwnPatientAndNothingOfTheFormer() {
        List<PatientIdentity> all = SamplePatients.ALL;
        List<PatientIdentity> many =
                IntStream.range(0, 60).mapToObj(i -> all.get(i % all.size())).toList();
        Pictures.onScreen(() -> {
            Scene scene = shown();
            for (List<PatientIdentity> found : List.of(
                    all,
                    many,
                    all.subList(0, 1),
                    List.<PatientIdentity>of(),
                    all.reversed(),
                    all.subList(1, all.size()),
                    List.of(qualifiedLater(all.getFirst())),
                    many.reversed(),
                    List.<PatientIdentity>of(),
                    all.subList(0, 2))) {
                model.results().setAll(found);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                Map<Integer, Set<String>> rows = rows(scene);
                assertThat(rows).hasSizeGreaterThanOrEqualTo(Math.min(found.size(), 5));
                rows.forEach((index, texts) -> assertThat(texts)
                        .as("row %s of %s", index, found.size())
                        .isEqualTo(index < found.size() ? words(found.get(index)) : Set.of()));
            }
            scene.getWindow().hide();
            return true;
        });
    }

    @Test
    void rowWithoutASecondLine_hasAllItsWordsOnItsMiddle() {
        PatientIdentity oneLine = SamplePatients.ALL.stream()
                .filter(patient -> patient.usedName() == null)
                .findFirst()
                .orElseThrow();
        Pictures.onScreen(() -> {
            Scene scene = shown();
            model.results().setAll(List.of(oneLine));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            TableRow<?> row = (TableRow<?>) scene.getRoot().lookup(".table-row-cell:filled");
            List<Node> words = row.lookupAll(".text").stream()
                    .filter(text -> isSeen(text) && !((Text) text).getText().isEmpty())
                    .toList();
            assertThat(words).hasSize(words(oneLine).size());
            assertThat(words).allSatisfy(text -> assertThat(middle(text)).isCloseTo(middle(row), within(1.0)));
            scene.getWindow().hide();
            return true;
        });
    }

    private static double middle(Node node) {
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    private Scene shown() {
        Theme.LIGHT.use();
        Scene scene = new Scene(new PatientSearchView(model, chosen -> {}).root(), 640, 688);
        Theme.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /** The same patient with another name and another status, as a colleague's correction brings it. */
    private static PatientIdentity qualifiedLater(PatientIdentity patient) {
        return new PatientIdentity(
                patient.id(),
                "CORRIGÉ",
                null,
                patient.givenName(),
                null,
                LocalDate.of(1970, 2, 3),
                patient.birthPlace(),
                patient.sex(),
                patient.status() == IdentityStatus.PROVISOIRE ? IdentityStatus.VALIDEE : IdentityStatus.PROVISOIRE,
                null,
                null,
                false,
                false,
                false);
    }

    private static Set<String> words(PatientIdentity patient) {
        Set<String> words = new HashSet<>(Set.of(
                IdentityCells.born(patient), IdentityText.sex(patient), IdentityText.shortStatus(patient.status())));
        words.add(patient.usedGivenName() == null ? patient.givenName() : patient.usedGivenName());
        words.add(patient.usedName() == null ? patient.birthName() : patient.usedName());
        if (patient.usedName() != null && !patient.usedName().equals(patient.birthName())) {
            words.add(IdentityText.born(patient));
        }
        return words;
    }

    /** What the visible rows say, by index. */
    private static Map<Integer, Set<String>> rows(Scene scene) {
        Map<Integer, Set<String>> rows = new TreeMap<>();
        for (Node node : new ArrayList<>(scene.getRoot().lookupAll(".table-row-cell"))) {
            if (node instanceof TableRow<?> row && isSeen(row)) {
                Set<String> texts = rows.computeIfAbsent(row.getIndex(), index -> new HashSet<>());
                for (Node inside : row.lookupAll(".text")) {
                    if (inside instanceof Text text && !text.getText().isEmpty() && isSeen(text)) {
                        texts.add(text.getText());
                    }
                }
            }
        }
        return rows;
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
