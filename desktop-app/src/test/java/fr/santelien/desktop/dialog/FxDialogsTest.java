package fr.santelien.desktop.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dialogs on the headless toolkit: what they answer, and how they look. */
class FxDialogsTest {

    private final Stage owner = Pictures.onScreen(() -> {
        Theme.LIGHT.use();
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 900, 600));
        stage.show();
        return stage;
    });

    @AfterEach
    void close() {
        Pictures.onScreen(() -> {
            owner.hide();
            return true;
        });
    }

    @Test
    void aTextAskedFor_comesBackStripped() {
        Optional<String> answer =
                ask(dialogs -> dialogs.askText("Renommer la liste", "Nom de la liste", "Sorties", "Renommer"), pane -> {
                    ((TextInputControl) pane.lookup(".text-field")).setText("  Sorties de novembre ");
                    save("dialog-text", pane);
                    button(pane, "Renommer").fire();
                });
        assertThat(answer).contains("Sorties de novembre");
    }

    @Test
    void anEmptyText_cannotBeConfirmed() {
        Optional<String> answer = ask(dialogs -> dialogs.askText("Liste", "Nom", "", "Créer"), pane -> {
            assertThat(button(pane, "Créer").isDisabled()).isTrue();
            button(pane, "Annuler").fire();
        });
        assertThat(answer).isEmpty();
    }

    @Test
    void aQuestionDismissedByTheLock_isANo() {
        boolean confirmed = ask(
                dialogs -> dialogs.confirm(
                        "Abandonner la modification ?",
                        "La modification refusée sera retirée de ce poste et la version du serveur reviendra.",
                        "Abandonner"),
                pane -> {
                    save("dialog-confirm", pane);
                    new FxDialogs(owner).dismissAll();
                });
        assertThat(confirmed).isFalse();
    }

    @Test
    void anUnexpectedFailure_offersItsReportToCopy() {
        Pictures.onScreen(() -> {
            new FxDialogs(owner).unexpected(new IllegalStateException("DURAND Jeanne"));
            DialogPane pane = shown();
            save("dialog-unexpected", pane);
            assertThat(((TextInputControl) pane.lookup(".text-area")).getText()).doesNotContain("DURAND");
            assertThat(button(pane, "Copier le détail")).isNotNull();
            new FxDialogs(owner).dismissAll();
            return true;
        });
    }

    /** Opens a dialog that waits for its answer, and acts on it once it is shown. */
    private <T> T ask(Function<Dialogs, T> question, java.util.function.Consumer<DialogPane> act) {
        return Pictures.onScreen(() -> {
            Platform.runLater(() -> {
                try {
                    act.accept(shown());
                } finally {
                    new FxDialogs(owner).dismissAll(); // a failure must not leave the question waiting
                }
            });
            return question.apply(new FxDialogs(owner));
        });
    }

    private DialogPane shown() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != owner)
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Button button(DialogPane pane, String text) {
        return pane.getButtonTypes().stream()
                .filter(type -> type.getText().equals(text))
                .map(type -> (Button) pane.lookupButton(type))
                .findFirst()
                .orElseThrow();
    }

    private static void save(String name, DialogPane pane) {
        pane.applyCss();
        pane.layout();
        Pictures.save(pane.getScene().snapshot(null), name);
    }
}
