package fr.santelien.desktop.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.recovery.Recovery.Kept;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryViewModelTest {

    private static final Instant MADE = Instant.parse("2026-11-22T09:42:00Z");
    private static final Moments MOMENTS = new Moments(Clock.fixed(MADE, ZoneId.of("Europe/Paris")));

    private final FakeRecovery recovery = new FakeRecovery();
    private final Steps steps = new Steps();
    private final RecoveryViewModel model = new RecoveryViewModel(recovery, steps.background);

    @Test
    void aKeyIsShownOnceThenForgotten() {
        model.make();
        steps.run();
        assertThat(model.paper().get()).contains(FakeRecovery.PAPER);
        assertThat(model.kept().get().orElseThrow().number()).isEqualTo("3F7A");
        model.forget();
        assertThat(model.paper().get()).isEmpty();
    }

    @Test
    void aTryIsSaidRightOrWrong() {
        model.make();
        model.tryOut("une autre");
        steps.run();
        assertThat(message()).startsWith("Cette clé n’ouvre pas ce poste.");
        model.tryOut(FakeRecovery.RIGHT);
        steps.run();
        assertThat(message()).startsWith("La clé ouvre ce poste.");
        assertThat(model.kept().get().orElseThrow().lastTry()).isAfter(MADE);
    }

    @Test
    void theKeyOfAnotherPosteTakesThePlaceOfTheOneShown() {
        model.make();
        model.take("celle du premier poste");
        steps.run();
        assertThat(model.paper().get()).isEmpty();
        assertThat(recovery.typed).containsExactly("celle du premier poste");
        assertThat(message()).isEqualTo("Cette clé ouvre maintenant ce poste.");
    }

    @Test
    void aRefusalIsSaidInPlace() {
        recovery.refuses = true;
        model.make();
        steps.run();
        assertThat(Objects.requireNonNull(model.message().get()).tone()).isEqualTo(Tone.BAD);
        assertThat(model.paper().get()).isEmpty();
    }

    @Test
    void theReferentIsRemindedOfAMissingKeyAndOfOneNotTriedForAYear() {
        Optional<Kept> kept = Optional.of(new Kept("3F7A", MADE, MADE));
        assertThat(RecoveryTexts.reminder(Optional.empty(), MADE)).isPresent();
        assertThat(RecoveryTexts.reminder(kept, MADE.plus(Duration.ofDays(365))))
                .isEmpty();
        assertThat(RecoveryTexts.reminder(kept, MADE.plus(Duration.ofDays(366))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("3F7A", "depuis plus d’un an"));
    }

    @Test
    void whatIsKnownOfTheKeyIsSaid() {
        assertThat(RecoveryTexts.kept(Optional.empty(), MOMENTS)).contains("pas encore de clé");
        assertThat(RecoveryTexts.kept(Optional.of(new Kept("3F7A", MADE, MADE)), MOMENTS))
                .contains("3F7A", "pas encore essayée");
        assertThat(RecoveryTexts.kept(Optional.of(new Kept("3F7A", MADE, MADE.plusSeconds(60))), MOMENTS))
                .contains("essayée le");
    }

    @Test
    void theKeyIsWrittenInTwoLinesOfSevenGroups() {
        assertThat(PaperPage.lines(FakeRecovery.PAPER.groups()).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split("-")).hasSize(7));
    }

    @Test
    void aSlipIsSaidWhileTyping() {
        assertThat(RecoveryKeyField.said("")).isEqualTo("0 caractères sur 56.");
        assertThat(RecoveryKeyField.said("ABCD-EF")).isEqualTo("6 caractères sur 56.");
        assertThat(RecoveryKeyField.said("U")).contains("n’existe dans aucune clé");
        assertThat(RecoveryKeyField.said("7".repeat(56))).startsWith("Faute de frappe");
        assertThat(RecoveryKeyField.said("7".repeat(57))).contains("trop de caractères");
    }

    private String message() {
        return Objects.requireNonNull(model.message().get()).text();
    }
}
