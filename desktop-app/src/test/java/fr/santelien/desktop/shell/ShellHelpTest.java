package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeShellOwner;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F1 covers the open screen with the help; leaving it brings the same screen back. */
class ShellHelpTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final List<Destination> made = new ArrayList<>();
    private final List<Destination> closed = new ArrayList<>();
    private final FakeShellOwner owner = new FakeShellOwner();

    @Test
    void f1_opensTheTopicOfTheScreen_andEscapeComesBackToWhatWasBeingTyped() {
        Pictures.onScreen(() -> {
            ShellView shell = shell();
            shell.open(new Destination.Patients("p1"));
            TextField typing = (TextField) shell.root().lookup("#typing");
            typing.requestFocus();
            assertThat(shell.handles(press(KeyCode.F1))).isTrue();
            assertThat(made).last().isEqualTo(new Destination.Help("patients"));
            assertThat(shell.root().lookup("#typing")).isNull();
            assertThat(shell.handles(press(KeyCode.ESCAPE))).isTrue();
            assertThat(shell.root().lookup("#typing")).isSameAs(typing);
            assertThat(typing.getScene().getFocusOwner()).isSameAs(typing);
            assertThat(closed).containsExactly(new Destination.Help("patients"));
            return true;
        });
    }

    @Test
    void escapeOutsideTheHelp_isLeftToTheScreen() {
        Pictures.onScreen(() -> {
            ShellView shell = shell();
            shell.open(new Destination.Plans());
            assertThat(shell.handles(press(KeyCode.ESCAPE))).isFalse();
            assertThat(made).containsExactly(new Destination.Plans());
            return true;
        });
    }

    @Test
    void anotherScreenOpenedFromTheHelp_closesBoth() {
        Pictures.onScreen(() -> {
            ShellView shell = shell();
            shell.open(new Destination.Plans());
            shell.handles(press(KeyCode.F1));
            shell.open(new Destination.Memberships());
            assertThat(closed).containsExactly(new Destination.Help("ppcs"), new Destination.Plans());
            assertThat(shell.handles(press(KeyCode.ESCAPE))).isFalse();
            return true;
        });
    }

    @Test
    void theHelp_isNotThePlaceToComeBackToAfterARemoval() {
        Pictures.onScreen(() -> {
            ShellView shell = shell();
            shell.open(new Destination.Plan("1"));
            shell.handles(press(KeyCode.F1));
            assertThat(shell.desk()).isNotNull().extracting(Desk::open).isEqualTo(new Destination.Plan("1"));
            shell.close();
            assertThat(closed).containsExactly(new Destination.Help("ppcs"), new Destination.Plan("1"));
            return true;
        });
    }

    private ShellView shell() {
        Background here = new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
        ShellView shell = new ShellView(
                real.work,
                owner,
                (wanted, work, navigator) -> screen(wanted),
                here,
                (pause, action) -> () -> {},
                new Moments(Clock.systemUTC()));
        new Scene(shell.root());
        return shell;
    }

    private Screen screen(Destination wanted) {
        made.add(wanted);
        StackPane root = new StackPane();
        if (!(wanted instanceof Destination.Help)) {
            TextField typing = new TextField();
            typing.setId("typing");
            root.getChildren().add(typing);
        }
        return new Screen() {
            @Override
            public Parent root() {
                return root;
            }

            @Override
            public void refresh() {}

            @Override
            public void close() {
                closed.add(wanted);
            }
        };
    }

    private static KeyEvent press(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }
}
