package fr.santelien.desktop.shell;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.synchronisation.NextTry;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Instant;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the chip of the top bar says, computed from the rows and the connection, never from « the last run ended ».
 *
 * @param detail the whole sentence, for the tooltip and the screen reader
 */
record StatusLine(String text, Tone tone, Feather icon, String detail) {

    static StatusLine of(ExchangeStatus status, Connection.State connection, Moments moments) {
        String problem = connection.sentence();
        if (problem != null) {
            return new StatusLine(
                    Texts.get("shell.status.problem"),
                    Tone.BAD,
                    Feather.ALERT_TRIANGLE,
                    NextTry.after(problem, connection, moments));
        }
        String clock = connection.clock();
        if (clock != null && connection.online() && status.waiting() == 0) {
            return new StatusLine(Texts.get("shell.status.clock"), Tone.WARN, Feather.CLOCK, clock);
        }
        boolean connecting = connection.reach() == Connection.Reach.CONNECTING;
        if (status.received() >= 0 && (connection.online() || (connecting && status.received() > 0))) {
            return new StatusLine(
                    receiving(status), Tone.INFO, Feather.DOWNLOAD_CLOUD, receivingDetail(status, moments));
        }
        boolean online = connection.online();
        String link = Texts.get(
                switch (connection.reach()) {
                    case CONNECTING -> "shell.status.connecting";
                    case ONLINE -> "shell.status.online";
                    case OFFLINE -> "shell.status.offline";
                    case CODE_NEEDED -> "shell.status.suspended";
                });
        Instant last = status.lastSuccess();
        String freshness =
                last == null ? Texts.get("shell.status.never") : Texts.get("shell.status.upToDate", moments.step(last));
        Feather icon = connecting ? Feather.REFRESH_CW : online ? Feather.WIFI : Feather.WIFI_OFF;
        if (status.waiting() > 0) {
            String text = Texts.get("shell.status.waiting", link, status.waiting());
            return new StatusLine(
                    text, Tone.WARN, icon, NextTry.after(text + " · " + freshness + ".", connection, moments));
        }
        String text = link + " · " + freshness;
        String detail = switch (connection.reach()) {
            case CONNECTING, ONLINE -> text;
            case OFFLINE ->
                NextTry.after(
                        Texts.get("shell.status.offline.detail", moments.step(connection.since())),
                        connection,
                        moments);
            case CODE_NEEDED -> Texts.get("shell.suspended.help");
        };
        return new StatusLine(text, online ? Tone.OK : Tone.NEUTRAL, icon, detail);
    }

    /** Where the server gives no total, how far it came is all that can be told. */
    private static String receivingDetail(ExchangeStatus status, Moments moments) {
        Instant reached = status.reached();
        return status.total() != null || reached == null
                ? Texts.get("shell.status.receiving.detail")
                : Texts.get("shell.status.receiving.reached", moments.full(reached));
    }

    private static String receiving(ExchangeStatus status) {
        Integer total = status.total();
        return total == null
                ? Texts.get("shell.status.receiving", status.received())
                : Texts.get("shell.status.receiving.of", status.received(), total);
    }
}
