package fr.santelien.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A desk left alone hides its screens: what counts as somebody being there, in virtual time. */
class InactivityTest extends WindowJourney {

    @Test
    void tenMinutesWithoutAKeyOrTheMouse_hideTheScreensAsF9Does() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        assertThat(shown()).contains(PATIENT);
        pass(Duration.ofMinutes(1));
        assertThat(shown()).doesNotContain(PATIENT).contains("Session verrouillée");
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aKeyOrTheMouse_startsTheTenMinutesAgain() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        press(KeyCode.A);
        pass(Duration.ofMinutes(9));
        fire(mouse(MouseEvent.MOUSE_MOVED));
        pass(Duration.ofMinutes(9));
        fire(new ScrollEvent(
                ScrollEvent.SCROLL,
                1,
                1,
                1,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                5,
                0,
                5,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
        pass(Duration.ofMinutes(9));
        assertThat(sessions.card.locks).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aScreenThatChangesUnderAMouseThatLiesStill_isNotTheUser() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        fire(mouse(MouseEvent.MOUSE_ENTERED));
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aKeyInADialog_countsAndTheLockClosesTheDialog() {
        login(FakeCard.SOPHIE);
        Stage dialog = Pictures.onScreen(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new StackPane(new Label(PATIENT))));
            made.show();
            return made;
        });
        pass(Duration.ofMinutes(9));
        Pictures.onScreen(() -> {
            Event.fireEvent(
                    dialog.getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false));
            return true;
        });
        pass(Duration.ofMinutes(9));
        assertThat(sessions.card.locks).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
        assertThat(Pictures.onScreen(dialog::isShowing)).isFalse();
    }

    @Test
    void lockedOrWithoutASession_nothingIsCountedAnyMore() {
        login(FakeCard.SOPHIE);
        press(KeyCode.F9);
        pass(Duration.ofHours(3));
        assertThat(sessions.card.locks).isEqualTo(1);
        become(new CardState.Removed(FakeCard.SOPHIE));
        pass(Duration.ofHours(3));
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                5,
                5,
                5,
                5,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }
}
