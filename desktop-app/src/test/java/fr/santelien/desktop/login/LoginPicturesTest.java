package fr.santelien.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Every face of the login screen, drawn. */
class LoginPicturesTest {

    private static final Moments MOMENTS =
            new Moments(Clock.fixed(Instant.parse("2026-11-22T09:42:00Z"), ZoneId.of("Europe/Paris")));

    private final FakeSessions sessions = new FakeSessions();

    @Test
    void anOrdinaryOpening_isDrawn() {
        draw("login-code", Theme.LIGHT, login -> login.show(FakeCard.awaiting(FakeCard.SOPHIE, 3, false)));
        draw("login-wrong", Theme.LIGHT, login -> login.show(FakeCard.awaiting(FakeCard.SOPHIE, 2, true)));
        draw("login-wrong-dark", Theme.DARK, login -> login.show(FakeCard.awaiting(FakeCard.SOPHIE, 2, true)));
    }

    @Test
    void aNamelessCardOnANewPoste_isDrawn() {
        sessions.known = List.of();
        draw("login-nameless-first", Theme.LIGHT, login -> login.show(FakeCard.awaiting(FakeCard.NAMELESS, 3, false)));
    }

    @Test
    void aDamagedFile_andWhatBecameOfTheWork_areDrawn() {
        sessions.outcome = new OpenOutcome.Refused(
                Texts.get("start.refused.file.damaged.sentence"),
                Texts.get("start.damaged.backup", MOMENTS.full(FakeSessions.MORNING)),
                Texts.get("start.refused.file.damaged.anchor"),
                OpenOutcome.Next.RESTORE);
        draw("login-damaged", Theme.LIGHT, login -> login.show(FakeCard.open(FakeCard.SOPHIE)));
        sessions.outcome = new OpenOutcome.Refused(
                Texts.get("start.repaired.backup", MOMENTS.full(FakeSessions.MORNING)),
                String.join(
                        " ",
                        Texts.get("start.repaired.rescued", 12),
                        Texts.get("start.repaired.unreadable", 1),
                        Texts.get("start.repaired.kept")),
                Texts.get("start.refused.file.damaged.anchor"),
                OpenOutcome.Next.CONTINUE);
        draw("login-repaired", Theme.LIGHT, login -> login.show(FakeCard.open(FakeCard.SOPHIE)));
    }

    @Test
    void severalStructures_areDrawn() {
        sessions.known = List.of(FakeSessions.CENTRE, FakeSessions.CPTS);
        draw("login-structures", Theme.LIGHT, login -> login.show(FakeCard.awaiting(FakeCard.NATHALIE, 1, true)));
        sessions.outcome = new OpenOutcome.ChooseStructure(List.of(FakeSessions.CENTRE, FakeSessions.CPTS));
        draw("login-choose", Theme.LIGHT, login -> login.show(FakeCard.open(FakeCard.NATHALIE)));
    }

    @Test
    void aReaderWithKeys_isDrawn() {
        draw("login-pad", Theme.LIGHT, login -> login.show(onReader(3, CardState.Attempt.NONE)));
        draw("login-pad-cancelled", Theme.LIGHT, login -> login.show(onReader(3, CardState.Attempt.CANCELLED)));
        draw("login-pad-last", Theme.DARK, login -> login.show(onReader(1, CardState.Attempt.WRONG_CODE)));
        draw(
                "login-pad-typing",
                Theme.LIGHT,
                login -> login.show(
                        new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.PIN_PAD)));
    }

    private static CardState onReader(int left, CardState.Attempt last) {
        return FakeCard.awaitingOnReader(FakeCard.SOPHIE, left, last);
    }

    @Test
    void aCardInItsLastWeeks_isDrawn() {
        CardHolder ends = FakeCard.ending(LocalDate.of(2027, 1, 4));
        draw("login-expiry", Theme.LIGHT, login -> login.show(FakeCard.awaiting(ends, 3, false)));
    }

    @Test
    void everyTrouble_isDrawn() {
        for (CardState.Trouble trouble : CardState.Trouble.values()) {
            draw("login-trouble-" + trouble, Theme.LIGHT, login -> login.show(new CardState.NotResponding(trouble)));
        }
    }

    @Test
    void attemptsThatDidNotCount_areDrawn() {
        for (CardState.Attempt last : List.of(CardState.Attempt.NOT_COUNTED, CardState.Attempt.FAILED)) {
            draw(
                    "login-" + last,
                    Theme.LIGHT,
                    login -> login.show(new CardState.AwaitingCode(
                            FakeCard.READER,
                            FakeCard.SOPHIE,
                            FakeCard.RULES,
                            new fr.santelien.smartcard.Tries.Unknown(),
                            last,
                            CardState.CodeEntry.KEYBOARD)));
        }
    }

    @Test
    void problemsOfTheCard_areDrawn() {
        draw("login-nocard", Theme.LIGHT, login -> login.show(new CardState.NoCard(List.of(FakeCard.READER))));
        draw("login-blocked", Theme.LIGHT, login -> login.show(new CardState.CodeBlocked(FakeCard.SOPHIE)));
        draw("login-nomodule", Theme.DARK, login -> login.show(new CardState.MiddlewareMissing(List.of())));
    }

    @Test
    void theWay_isDrawn() {
        draw(
                "login-verifying",
                Theme.LIGHT,
                login -> login.show(
                        new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.KEYBOARD)));
        sessions.outcome = new OpenOutcome.Refused(
                "Aucune structure de la région ne vous compte parmi ses membres.",
                "Demandez au référent de votre structure de vous y rattacher, puis insérez de nouveau votre carte.",
                "sans-rattachement");
        draw("login-refused", Theme.LIGHT, login -> login.show(FakeCard.open(FakeCard.SOPHIE)));
    }

    @Test
    void theRecoveryKeyAndTheAdditionOfACard_areDrawn() {
        draw("login-adding", Theme.LIGHT, login -> {
            login.enrolUntil(FakeSessions.MORNING, Duration.ofMinutes(2));
            login.show(new CardState.NoCard(List.of(FakeCard.READER)));
        });
        sessions.outcome = new OpenOutcome.Refused(
                Texts.get("start.refused.not-enrolled.sentence"),
                Texts.get("start.refused.not-enrolled.remedy"),
                Texts.get("start.refused.not-enrolled.anchor"),
                OpenOutcome.Next.RECOVERY_KEY);
        draw("login-not-enrolled", Theme.LIGHT, login -> login.show(FakeCard.open(FakeCard.SOPHIE)));
        draw("login-recovery", Theme.LIGHT, login -> {
            login.show(FakeCard.open(FakeCard.SOPHIE));
            login.recover(true);
        });
        draw("login-recovery-dark", Theme.DARK, login -> {
            login.show(FakeCard.open(FakeCard.SOPHIE));
            login.recover(true);
        });
    }

    @Test
    void theLockScreen_isDrawn() {
        draw("login-locked", Theme.LIGHT, login -> {
            login.lock(new LoginPage.LockedSession(FakeCard.SOPHIE, "Sophie MARTIN", "org-1", 7));
            login.show(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        });
    }

    private void draw(String name, Theme theme, Consumer<LoginViewModel> state) {
        Pictures.draw(name, theme, () -> {
            Background here = new Background(Runnable::run, Runnable::run, failure -> {
                throw new AssertionError(failure);
            });
            LoginViewModel model = new LoginViewModel(sessions, here, new ManualDelay(), (card, work) -> {});
            Parent root = new LoginView(model, new FakeDialogs(), MOMENTS, nowhere -> {}).root();
            state.accept(model);
            assertThat(root.lookupAll(".label"))
                    .filteredOn(javafx.scene.Node::isVisible)
                    .allSatisfy(label -> assertThat(((Label) label).getText()).doesNotContain("{"));
            return root;
        });
    }
}
