package fr.santelien.desktop.membership;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.LeftBehind;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The panel on the screen « Rattachements », on a real file, with its buttons pressed. */
class LeftWorkPanelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<MembershipView> opened = new ArrayList<>();

    @AfterEach
    void leave() {
        Pictures.onScreen(() -> {
            opened.forEach(MembershipView::close);
            return opened;
        });
    }

    @Test
    void nothingIsDestroyedWithoutAYes() {
        LeftBehind.byNathalieAndMarc(real);
        Parent screen = screen();
        dialogs.confirms = false;
        press(screen, "Détruire… : 1 modification de Nathalie COHEN");
        assertThat(dialogs.shown).singleElement().asString().startsWith("Détruire le travail de Nathalie COHEN");
        assertThat(real.replica.leftWork()).hasSize(3);
        dialogs.confirms = true;
        press(screen, "Détruire… : 1 modification de Nathalie COHEN");
        assertThat(real.replica.leftWork()).hasSize(2);
    }

    @Test
    void thePanelGoesWithItsLastLineAndTheKeyboardStaysOnTheScreen() {
        LeftBehind.byNathalieAndMarc(real);
        Parent screen = screen();
        press(screen, "Détruire… : 1 modification de Nathalie COHEN");
        assertThat(focused(screen)).isEqualTo("Reprendre à mon nom : 2 modifications de Marc PETIT");
        press(screen, "Reprendre à mon nom : 2 modifications de Marc PETIT");
        assertThat(panel(screen).isVisible()).isFalse();
        assertThat(panel(screen).isManaged()).isFalse();
        assertThat(focused(screen)).isEqualTo("Filtrer les personnes par nom ou par profession");
        assertThat(real.waiting()).hasSize(2);
    }

    @Test
    void whatHerRoleMayNotSendHasNoButtonToTakeIt() {
        LeftBehind.byNathalieAndMarc(real);
        assertThat(buttons(screen()))
                .extracting(LeftWorkPanelTest::name)
                .containsExactlyInAnyOrder(
                        "Reprendre à mon nom : 2 modifications de Marc PETIT",
                        "Détruire… : 2 modifications de Marc PETIT",
                        "Proposer aux collègues : 1 modification de Nathalie COHEN",
                        "Détruire… : 1 modification de Nathalie COHEN");
    }

    @Test
    void aColleagueSeesNoPanel() {
        LeftBehind.byNathalieAndMarc(real);
        real.turnOf(RealWork.SOPHIE);
        ReceivedLists.four(real);
        assertThat(panel(screen()).isVisible()).isFalse();
    }

    @Test
    void whatTheReferentOffersAColleagueTakesOverFromHerOwnScreen() {
        LeftBehind.byNathalieAndMarc(real);
        Parent referents = screen();
        press(referents, "Proposer aux collègues : 1 modification de Nathalie COHEN");
        assertThat(focused(referents)).isEqualTo("Reprendre à mon nom : 2 modifications de Marc PETIT");
        Pictures.onScreen(() -> {
            opened.removeFirst().close();
            return opened;
        });

        real.turnOf(RealWork.SOPHIE);
        ReceivedLists.four(real);
        Parent hers = screen();
        assertThat(panel(hers).isVisible()).isTrue();
        assertThat(buttons(hers))
                .extracting(LeftWorkPanelTest::name)
                .containsExactly("Reprendre à mon nom : 1 modification de Nathalie COHEN");
        press(hers, "Reprendre à mon nom : 1 modification de Nathalie COHEN");
        assertThat(panel(hers).isVisible()).isFalse();
        assertThat(real.waiting()).hasSize(1);
    }

    private Parent screen() {
        return Pictures.onScreen(() -> {
            MembershipView view = new MembershipView(
                    real.work,
                    Workers.onScreen(),
                    RealWork.CLOCK,
                    dialogs,
                    next -> {},
                    holder -> List.of(),
                    new FakeRecovery(),
                    Duration.ofDays(30));
            opened.add(view);
            Parent root = view.root();
            new Scene(root, 1100, 700);
            return laidOut(root);
        });
    }

    /** A scroll pane shows its lines once it has its skin. */
    private static Parent laidOut(Parent screen) {
        screen.applyCss();
        screen.layout();
        return screen;
    }

    private static void press(Parent screen, String accessibleText) {
        Pictures.onScreen(() -> {
            Button button = buttons(screen).stream()
                    .filter(each -> accessibleText.equals(name(each)))
                    .findFirst()
                    .orElseThrow();
            button.requestFocus();
            button.fire();
            return laidOut(screen);
        });
    }

    private static List<Button> buttons(Parent screen) {
        return panel(screen).lookupAll(".button").stream()
                .filter(Node::isVisible)
                .map(Button.class::cast)
                .toList();
    }

    private static String focused(Parent screen) {
        return name(Objects.requireNonNull(screen.getScene().getFocusOwner()));
    }

    /** What a screen reader says, with plain spaces. */
    private static String name(Node node) {
        return node.getAccessibleText().replace('\u00a0', ' ');
    }

    private static Node panel(Parent screen) {
        return Objects.requireNonNull(screen.lookup("#leftWork"));
    }
}
