package fr.santelien.desktop.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.theme.Theme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;

/** The screen as a referent sees it, with its buttons pressed. */
class RecoveryPicturesTest {

    private final FakeRecovery recovery = new FakeRecovery();

    @Test
    void aPosteWithoutAKey_offersToMakeOneAndShowsItOnce() {
        Pictures.draw("recovery-none", Theme.LIGHT, this::screen);
        Pictures.draw("recovery-made", Theme.LIGHT, () -> {
            Parent root = screen();
            ((Button) root.lookup("#make")).fire();
            assertThat(((Label) root.lookup("#groups")).getText()).startsWith("7H2K-9PQR");
            assertThat(((Button) root.lookup("#make")).getText()).isEqualTo("Remplacer la clé de secours");
            return root;
        });
        Pictures.draw("recovery-made-dark", Theme.DARK, () -> {
            Parent root = screen();
            ((Button) root.lookup("#make")).fire();
            return root;
        });
    }

    @Test
    void aKeyNotYetWhole_cannotBeTried() {
        Pictures.draw("recovery-typing", Theme.LIGHT, () -> {
            Parent root = screen();
            ((TextArea) root.lookup("#recoveryKey")).setText("7H2K-9PQR-1ABU");
            assertThat(root.lookup("#tryOut").isDisabled()).isTrue();
            assertThat(((Label) root.lookup("#recoverySlip")).getText()).contains("jamais la lettre U");
            return root;
        });
    }

    private Parent screen() {
        Background here = new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
        return new RecoveryView(recovery, RealWork.HELENE, here, new FakeDialogs(), RealWork.CLOCK).root();
    }
}
