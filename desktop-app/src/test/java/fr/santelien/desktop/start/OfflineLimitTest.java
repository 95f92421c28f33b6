package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.start.OfflineLimit.Verdict;
import fr.santelien.desktop.testing.MovableClock;
import fr.santelien.desktop.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineLimitTest {

    private static final Instant CONFIRMED = Instant.parse("2026-10-01T08:00:00Z");

    private final OfflineLimit limit = new OfflineLimit(Duration.ofDays(30));

    @TempDir
    Path folder;

    @Test
    void thirtyDaysAreWithinAndOneMoreSecondIsNot() {
        Instant last = CONFIRMED.plus(Duration.ofDays(30));
        assertThat(limit.of(CONFIRMED, CONFIRMED, last)).isEqualTo(new Verdict.Within());
        assertThat(limit.of(CONFIRMED, CONFIRMED, last.plusSeconds(1))).isEqualTo(new Verdict.Beyond(30));
    }

    @Test
    void aClockSetBackDoesNotExtendIt() {
        Instant seen = CONFIRMED.plus(Duration.ofDays(29));
        assertThat(limit.of(CONFIRMED, seen, CONFIRMED.plus(Duration.ofDays(2))))
                .isEqualTo(new Verdict.ClockWentBack(seen));
    }

    @Test
    void aClockSetRightByMinutesIsNoMatterButTheLatestTimeCounts() {
        Instant seen = CONFIRMED.plus(Duration.ofDays(30)).plusSeconds(60);
        assertThat(limit.of(CONFIRMED, seen, seen.minusSeconds(1800))).isEqualTo(new Verdict.Beyond(30));
        assertThat(limit.of(CONFIRMED, CONFIRMED.plusSeconds(60), CONFIRMED)).isEqualTo(new Verdict.Within());
    }

    @Test
    void withoutAnyWordOfTheServerItIsAsked() {
        assertThat(limit.of(null, null, CONFIRMED)).isInstanceOf(Verdict.Beyond.class);
    }

    @Test
    void theSentenceSaysTheDaysAndTheRemedyThatNothingIsLost() {
        MovableClock clock = new MovableClock(CONFIRMED.plus(Duration.ofDays(41)));
        assertThat(limit.refusal(Usage.NONE, CONFIRMED, clock)).hasValueSatisfying(refused -> {
            assertThat(refused.sentence()).isEqualTo(Texts.get("start.refused.offline-too-long.sentence", 41, 30));
            assertThat(refused.sentence()).contains("depuis 41 jours").contains("30 jours");
            assertThat(refused.remedy()).contains("Rien n’est perdu");
        });
        Usage later = Usage.NONE.confirmedAt(CONFIRMED.plus(Duration.ofDays(20)));
        assertThat(limit.refusal(later, CONFIRMED, clock)).isEmpty();
    }

    @Test
    void aClockThatWentBackIsSaidWithBothDates() {
        MovableClock clock = new MovableClock(CONFIRMED);
        Usage ahead = Usage.NONE.confirmedAt(CONFIRMED).seenAt(CONFIRMED.plus(Duration.ofDays(5)));
        assertThat(limit.refusal(ahead, null, clock))
                .hasValueSatisfying(refused -> assertThat(refused.sentence())
                        .contains("01/10/2026 08:00")
                        .contains("06/10/2026 08:00"));
    }

    @Test
    void theLatestTimeNeverGoesBackUnlessTheServerAnswers() {
        Instant ahead = CONFIRMED.plus(Duration.ofDays(900));
        Usage wrongClock = Usage.NONE.confirmedAt(CONFIRMED).seenAt(ahead);
        assertThat(wrongClock.seenAt(CONFIRMED).latest()).isEqualTo(ahead);
        assertThat(wrongClock.confirmedAt(CONFIRMED).latest()).isEqualTo(CONFIRMED);
    }

    @Test
    void theDatesAreKeptBesideTheFile() {
        Usage usage = new Usage(CONFIRMED, CONFIRMED.plusSeconds(5), Map.of("0a1b", CONFIRMED));
        UsageFile file = new UsageFile(folder.resolve("usage.json"));
        file.change(before -> usage);
        assertThat(new UsageFile(folder.resolve("usage.json")).read()).isEqualTo(usage);
    }

    @Test
    void damagedDatesAskTheServer() throws Exception {
        Path file = folder.resolve("usage.json");
        Files.writeString(file, "{\"confirmed\":\"hier\"");
        assertThat(new UsageFile(file).read()).isEqualTo(Usage.NONE);
        assertThat(limit.refusal(new UsageFile(file).read(), null, new MovableClock(CONFIRMED)))
                .isPresent();
    }
}
