package fr.santelien.coordination.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTextTest {

    @Test
    void aFewMinutesAreNotWorthAWord() {
        assertThat(ClockText.of(Duration.ZERO)).isEmpty();
        assertThat(ClockText.of(Duration.ofMinutes(5))).isEmpty();
        assertThat(ClockText.of(Duration.ofMinutes(-5))).isEmpty();
    }

    @Test
    void aClockAheadOrBehindIsSaidWithItsRemedy() {
        assertThat(ClockText.of(Duration.ofMinutes(6)).orElseThrow())
                .startsWith("L’horloge de ce poste avance de 6 minutes")
                .contains("Faites régler la date et l’heure");
        assertThat(ClockText.of(Duration.ofHours(-7)).orElseThrow()).contains("retarde de 7 heures");
        assertThat(ClockText.of(Duration.ofDays(3)).orElseThrow()).contains("avance de 3 jours");
    }
}
