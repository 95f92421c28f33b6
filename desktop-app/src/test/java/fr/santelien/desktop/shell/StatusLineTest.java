package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.text.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final Instant SUCCESS = Instant.parse("2026-11-22T09:42:00Z");
    private static final Instant SINCE = Instant.parse("2026-11-22T09:05:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-22T09:12:30Z");
    private static final Moments MOMENTS = new Moments(Clock.fixed(RealWork.NOW, ZoneId.of("Europe/Paris")));

    @Test
    void onlineAndNothingWaits_isUpToDateAtTheLastRealSuccess() {
        StatusLine line = line(true, null, 0, SUCCESS, -1);
        assertThat(line.text()).isEqualTo("En ligne · à jour à 10:42");
        assertThat(line.tone()).isEqualTo(Tone.OK);
    }

    @Test
    void offlineWithChanges_saysHowManyWait() {
        StatusLine line = line(false, null, 3, SUCCESS, -1);
        assertThat(line.text()).isEqualTo("Hors ligne · 3 en attente");
        assertThat(line.tone()).isEqualTo(Tone.WARN);
        assertThat(line.detail()).contains("10:42");
    }

    @Test
    void offlineAndNothingWaits_isCalm() {
        StatusLine line = line(false, null, 0, SUCCESS, -1);
        assertThat(line.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(line.detail()).contains("Hors ligne depuis 10:05");
    }

    @Test
    void aFailureToSay_isSaidWhole() {
        StatusLine line = line(true, "Le certificat du serveur n’est pas le bon.", 1, SUCCESS, -1);
        assertThat(line.tone()).isEqualTo(Tone.BAD);
        assertThat(line.detail()).startsWith("Le certificat");
    }

    @Test
    void aFirstDownload_isCountedWhileOnlineOnly() {
        assertThat(line(true, null, 0, null, 1240).text())
                .startsWith("Première réception")
                .contains("240 fiches");
        assertThat(line(false, null, 0, null, 1240).text()).isEqualTo("Hors ligne · aucun échange réussi");
    }

    @Test
    void aFirstDownload_saysHowMuchThereIsWhereTheServerTells() {
        ExchangeStatus status = new ExchangeStatus(0, 0, null, 0, 0, null, null, null, 10, 240, 900, null);
        StatusLine line = StatusLine.of(
                status, new Connection.State(true, Instant.parse("2026-11-22T09:05:00Z"), true, null), MOMENTS);
        assertThat(line.text()).isEqualTo("Première réception · 240 fiches sur 900");
    }

    @Test
    void aFirstDownload_saysTheDateReachedWhereTheServerDoesNot() {
        ExchangeStatus status = new ExchangeStatus(
                0, 0, null, 0, 0, null, null, null, 10, 240, null, Instant.parse("2024-03-12T09:38:00Z"));
        StatusLine line = StatusLine.of(status, new Connection.State(true, SINCE, true, null), MOMENTS);
        assertThat(line.text()).isEqualTo("Première réception · 240 fiches");
        assertThat(line.detail()).contains("jusqu’au 12/03/2024 10:38 pour la sorte en cours");
    }

    @Test
    void justOpened_isNeitherOnlineNorOffline() {
        assertThat(connecting(-1).text()).isEqualTo("Connexion au serveur · aucun échange réussi");
        assertThat(connecting(3).text()).startsWith("Première réception");
    }

    @Test
    void aClockToSet_isSaidWhenNothingElseIs() {
        Connection.State late = new Connection.State(
                Connection.Reach.ONLINE,
                Instant.parse("2026-11-22T09:05:00Z"),
                false,
                null,
                "L’horloge retarde.",
                null);
        StatusLine line = StatusLine.of(
                new ExchangeStatus(0, 0, null, 0, 0, SUCCESS, null, null, 10, -1, null, null), late, MOMENTS);
        assertThat(line.text()).isEqualTo("Horloge à régler");
        assertThat(line.detail()).isEqualTo("L’horloge retarde.");
        assertThat(StatusLine.of(
                                new ExchangeStatus(2, 0, null, 0, 0, SUCCESS, null, null, 10, -1, null, null),
                                late,
                                MOMENTS)
                        .text())
                .isEqualTo("En ligne · 2 en attente");
    }

    @Test
    void aServerInTrouble_isSaidWithTheNextTry() {
        Connection.State trouble = new Connection.State(
                Connection.Reach.ONLINE, SINCE, false, "Le serveur régional est en difficulté.", null, NEXT);
        assertThat(StatusLine.of(waiting(1), trouble, MOMENTS).detail())
                .isEqualTo("Le serveur régional est en difficulté. Prochain essai à 10:12:30.");
    }

    @Test
    void offline_saysWhenThePosteTriesAgain() {
        Connection.State offline = new Connection.State(Connection.Reach.OFFLINE, SINCE, false, null, null, NEXT);
        assertThat(StatusLine.of(waiting(0), offline, MOMENTS).detail()).endsWith("Prochain essai à 10:12:30.");
        assertThat(StatusLine.of(waiting(2), offline, MOMENTS).detail())
                .isEqualTo("Hors ligne · 2 en attente · à jour à 10:42. Prochain essai à 10:12:30.");
    }

    private static ExchangeStatus waiting(int waiting) {
        return new ExchangeStatus(waiting, 0, null, 0, 0, SUCCESS, null, null, 10, -1, null, null);
    }

    private static StatusLine connecting(int received) {
        return StatusLine.of(
                new ExchangeStatus(0, 0, null, 0, 0, null, null, null, 10, received, null, null),
                new Connection.State(Connection.Reach.CONNECTING, Instant.parse("2026-11-22T09:05:00Z"), true, null),
                MOMENTS);
    }

    private static StatusLine line(
            boolean online, @Nullable String sentence, int waiting, @Nullable Instant success, int received) {
        return StatusLine.of(
                new ExchangeStatus(waiting, 0, null, 0, 0, success, null, null, 10, received, null, null),
                new Connection.State(online, Instant.parse("2026-11-22T09:05:00Z"), false, sentence),
                MOMENTS);
    }
}
