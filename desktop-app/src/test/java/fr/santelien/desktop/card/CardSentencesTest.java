package fr.santelien.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.smartcard.CardState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardSentencesTest {

    static List<CardState> states() {
        List<CardState> states = new ArrayList<>(List.of(
                new CardState.NoService(),
                new CardState.NoReader(),
                new CardState.NoCard(List.of(FakeCard.READER)),
                new CardState.ReadingCard(FakeCard.READER),
                new CardState.NotACpsCard(FakeCard.READER),
                new CardState.MiddlewareMissing(List.of()),
                new CardState.CardExpired(FakeCard.SOPHIE),
                new CardState.CardRevoked(FakeCard.SOPHIE),
                FakeCard.awaiting(FakeCard.SOPHIE, 3, false),
                new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.KEYBOARD),
                FakeCard.awaitingOnReader(FakeCard.SOPHIE, 3, CardState.Attempt.NONE),
                new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.PIN_PAD),
                new CardState.CodeBlocked(FakeCard.SOPHIE),
                FakeCard.open(FakeCard.SOPHIE),
                new CardState.Removed(FakeCard.SOPHIE)));
        for (CardState.Trouble trouble : CardState.Trouble.values()) {
            states.add(new CardState.NotResponding(trouble));
        }
        for (CardState.Untrusted.Reason reason : CardState.Untrusted.Reason.values()) {
            states.add(new CardState.Untrusted(FakeCard.READER, reason));
        }
        return states;
    }

    @Test
    void everyStateOfTheCard_isTried() {
        Set<Class<?>> wanted = new HashSet<>(Arrays.asList(CardState.class.getPermittedSubclasses()));
        assertThat(states())
                .extracting(CardState::getClass)
                .containsAll(List.copyOf(wanted).stream()
                        .<Class<? extends CardState>>map(each -> each.asSubclass(CardState.class))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("states")
    void aState_hasATitleASentenceAndARemedy(CardState state) {
        CardSentence said = CardSentences.of(state);
        assertThat(said.title()).isNotBlank().hasSizeLessThan(28);
        assertThat(said.sentence()).matches("(?s).*[.…]").doesNotContain("{");
        assertThat(said.remedy()).endsWith(".").doesNotContain("{");
    }

    @Test
    void noTwoStates_sayTheSame() {
        assertThat(states())
                .extracting(state -> CardSentences.of(state).sentence())
                .doesNotHaveDuplicates();
    }

    @Test
    void aBlockedCard_saysWhomToCall() {
        CardSentence blocked = CardSentences.of(new CardState.CodeBlocked(FakeCard.SOPHIE));
        assertThat(blocked.remedy()).contains("CPS-Gestion", "code de déblocage", "ANS");
        assertThat(blocked.tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void aCommunicationProblem_isNeverAWrongCode() {
        assertThat(CardSentences.of(new CardState.NotResponding(CardState.Trouble.COMMUNICATION))
                        .sentence())
                .doesNotContainIgnoringCase("code")
                .contains("communication");
    }
}
