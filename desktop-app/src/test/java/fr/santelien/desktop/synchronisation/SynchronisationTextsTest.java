package fr.santelien.desktop.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SynchronisationTextsTest {

    private static final Instant MARCH = Instant.parse("2024-03-12T09:38:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-22T09:12:30Z");

    private final SynchronisationTexts texts =
            new SynchronisationTexts(new Moments(Clock.fixed(RealWork.NOW, ZoneId.of("Europe/Paris"))));

    private static ExchangeStatus receiving(int received, @Nullable Integer total, @Nullable Instant reached) {
        return new ExchangeStatus(0, 0, null, 0, 0, null, null, null, received, received, total, reached);
    }

    @Test
    void aFirstDownloadTellsTheTotalOrElseTheDateReached() {
        assertThat(texts.reception(receiving(240, 900, MARCH))).isEqualTo("240 sur 900");
        assertThat(texts.reception(receiving(240, null, MARCH))).isEqualTo("240 reçus, jusqu’au 12/03/2024 10:38");
        assertThat(texts.reception(receiving(0, null, null))).isEqualTo("0 reçus");
        assertThat(texts.reception(receiving(-1, null, null))).isEqualTo("Aucune en cours");
    }

    @Test
    void aFailureIsFollowedByTheNextTry() {
        assertThat(texts.failure(failed("Le serveur régional est en difficulté.")))
                .isEqualTo("Le serveur régional est en difficulté. Prochain essai à 10:12:30.");
        assertThat(texts.failure(failed(null)))
                .contains("Le serveur régional ne répond pas")
                .endsWith("Prochain essai à 10:12:30.");
    }

    private static Snapshot failed(@Nullable String sentence) {
        ExchangeStatus status = new ExchangeStatus(
                1, 0, null, 0, 0, null, RealWork.NOW, "Le serveur régional ne répond pas.", 10, -1, null, null);
        Connection.State connection =
                new Connection.State(Connection.Reach.OFFLINE, RealWork.NOW, false, sentence, null, NEXT);
        return new Snapshot(status, connection, List.of(), List.of(), List.of());
    }
}
