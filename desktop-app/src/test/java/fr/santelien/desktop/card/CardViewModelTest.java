package fr.santelien.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.card.CheckStep.Kind;
import fr.santelien.desktop.card.CheckStep.Result;
import fr.santelien.desktop.testing.CardReports;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeOpenCard;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.Tries;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CardViewModelTest {

    private final FakeCard card = new FakeCard();
    private final CardViewModel model =
            new CardViewModel(new CardAdministration(card, FakeCard.SETTINGS, Workers.here(), RealWork.CLOCK));

    @Test
    void aNewStateOfTheCard_readsEverythingAgain() {
        assertThat(page().report()).isEmpty();
        card.report = CardReports.bare();
        card.become(new CardState.NotACpsCard(FakeCard.READER));
        assertThat(page().report()).contains(CardReports.bare());
        assertThat(page().state()).isEqualTo(new CardState.NotACpsCard(FakeCard.READER));
    }

    @Test
    void onceLeft_nothingIsReadAnyMore() {
        model.close();
        card.become(new CardState.NoReader());
        model.refresh();
        assertThat(page().report()).isEmpty();
    }

    @Test
    void withTheOpenCard_theTestGoesToAVerifiedSignatureAndAsksNothing() {
        open(CodeEntry.KEYBOARD);
        model.test();
        assertThat(page().steps())
                .extracting(CheckStep::kind)
                .containsExactly(Kind.READER, Kind.MODULE, Kind.CERTIFICATE, Kind.CHAIN, Kind.SIGNATURE);
        assertThat(page().steps()).extracting(CheckStep::result).containsOnly(Result.PASSED);
        assertThat(page().testing()).isFalse();
        assertThat(card.codes).isEmpty();
    }

    @Test
    void withoutASession_theTestSaysWhatTheSignatureNeeds() {
        card.report = report(CodeEntry.KEYBOARD);
        card.become(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        model.test();
        assertThat(page().steps().getLast().kind()).isEqualTo(Kind.SIGNATURE);
        assertThat(page().steps().getLast().result()).isEqualTo(Result.NOT_DONE);
        assertThat(page().steps().getLast().detail()).contains("session ouverte");
    }

    @Test
    void theTest_stopsAtTheFirstStepThatFailsWithItsRemedy() {
        card.report = CardReports.withoutReader();
        card.become(new CardState.NoReader());
        model.test();
        assertThat(page().steps()).hasSize(1).first().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.READER);
            assertThat(step.result()).isEqualTo(Result.FAILED);
            assertThat(step.detail()).contains("prise USB");
        });
    }

    @Test
    void aCardThatDoesNotSign_failsTheLastStep() {
        card.report = report(CodeEntry.KEYBOARD);
        FakeOpenCard silent = new FakeOpenCard(FakeCard.SOPHIE);
        silent.silence();
        card.become(new CardState.Open(FakeCard.READER, FakeCard.SOPHIE, silent, false));
        model.test();
        assertThat(page().steps().getLast().result()).isEqualTo(Result.FAILED);
        assertThat(page().steps().getLast().detail()).contains("La carte n’a pas répondu");
    }

    @Test
    void aCardResetByAnotherProgram_isNotAskedToSign() {
        card.report = report(CodeEntry.KEYBOARD);
        card.become(new CardState.Open(FakeCard.READER, FakeCard.SOPHIE, new FakeOpenCard(FakeCard.SOPHIE), true));
        model.test();
        assertThat(page().steps().getLast().detail()).contains("retapez d’abord votre code");
        assertThat(page().signsDocuments()).isFalse();
    }

    @Test
    void theSignatureKey_asksItsCodeAndSaysTheTriesLeftAfterAMistake() {
        open(CodeEntry.KEYBOARD);
        assertThat(page().signsDocuments()).isTrue();
        model.testDocument("4321".toCharArray());
        assertThat(card.codes).containsExactly("4321");
        assertThat(page().steps().getLast().detail()).isEqualTo("Code incorrect. Il reste 2 essais.");
    }

    @Test
    void aCodeThatIsTooShort_neverReachesTheCard() {
        open(CodeEntry.KEYBOARD);
        char[] code = {'1', '2'};
        model.testDocument(code);
        assertThat(card.codes).isEmpty();
        assertThat(code).containsOnly('\0');
        assertThat(Objects.requireNonNull(model.message().get()).text()).contains("4 chiffres");
    }

    @Test
    void onAReaderWithKeys_theSignatureStartsWithoutACode() {
        open(CodeEntry.PIN_PAD);
        model.testDocument(new char[0]);
        assertThat(card.codes).containsExactly("");
    }

    @Test
    void theLastSixtyDays_areSaidFromTheFirstOfThem() {
        var today = java.time.LocalDate.of(2026, 11, 22);
        assertThat(CardExpiry.warning(today.plusDays(61), today)).isEmpty();
        assertThat(CardExpiry.warning(today.plusDays(60), today)).contains("Votre carte expire dans 60 jours");
        assertThat(CardExpiry.warning(today.plusDays(1), today)).contains("Votre carte expire demain");
        assertThat(CardExpiry.warning(today, today)).contains("Votre carte expire aujourd’hui");
        assertThat(CardExpiry.warning(today.minusDays(1), today)).isEmpty();
    }

    private void open(CodeEntry entry) {
        card.report = report(entry);
        card.become(FakeCard.open(FakeCard.SOPHIE));
    }

    private static fr.santelien.smartcard.CardReport report(CodeEntry entry) {
        return CardReports.card(new Tries.Known(3), entry, RealWork.NOW.plus(Duration.ofDays(500)));
    }

    private CardPage page() {
        return model.page().get();
    }
}
