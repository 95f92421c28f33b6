package fr.santelien.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class RefreshPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final RefreshPlan plan = new RefreshPlan(new Random(7));

    @Test
    void a_list_is_fetched_again_a_day_after_it_was_published_at_an_hour_of_each_poste_s_own() {
        RevocationList list = list(NOW.minus(Duration.ofHours(2)), null);
        List<Duration> waits =
                IntStream.range(0, 200).mapToObj(i -> plan.afterList(list, NOW)).toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofHours(22), Duration.ofHours(28)));
        assertThat(waits.stream().map(Duration::toMinutes).distinct().count()).isGreaterThan(100);
    }

    @Test
    void an_authority_that_promises_the_next_sooner_is_asked_sooner() {
        RevocationList list = list(NOW.minus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(1)));
        assertThat(plan.afterList(list, NOW)).isBetween(Duration.ofHours(1), Duration.ofHours(7));
    }

    @Test
    void an_authority_that_publishes_nothing_new_is_not_asked_without_end() {
        RevocationList old = list(NOW.minus(Duration.ofDays(9)), null);
        assertThat(plan.afterList(old, NOW)).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_poste_without_a_list_of_the_day_asks_soon_after_its_start_but_not_in_the_same_second_as_all_others() {
        assertThat(plan.atStart(Optional.empty(), NOW)).isLessThan(Duration.ofSeconds(30));
        assertThat(plan.atStart(Optional.of(list(NOW.minus(Duration.ofDays(3)), null)), NOW))
                .isLessThan(Duration.ofSeconds(30));
        assertThat(plan.atStart(Optional.of(list(NOW.minus(Duration.ofHours(3)), null)), NOW))
                .isGreaterThan(Duration.ofHours(20));
    }

    @Test
    void failures_are_tried_again_later_and_later() {
        assertThat(plan.afterFailures(1)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
        assertThat(plan.afterFailures(3)).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(plan.afterFailures(1_000)).isBetween(Duration.ofHours(4), Duration.ofHours(8));
    }

    private static RevocationList list(Instant published, @org.jspecify.annotations.Nullable Instant nextUpdate) {
        return new RevocationList(new X500Principal("CN=test"), published, nextUpdate, Set.of());
    }
}
