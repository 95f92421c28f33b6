package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exchange in French words. */
final class SynchronisationTexts {

    private final Moments moments;

    SynchronisationTexts(Moments moments) {
        this.moments = moments;
    }

    String lastSuccess(ExchangeStatus status) {
        Instant last = status.lastSuccess();
        if (last == null) {
            return Texts.get("synchronisation.never");
        }
        return moments.isToday(last) ? Texts.get("synchronisation.today", moments.second(last)) : since(last);
    }

    /** Why the last attempt brought nothing, empty when all is well. */
    String failure(Snapshot now) {
        String problem = now.connection().sentence();
        if (problem != null) {
            return problem;
        }
        String failure = now.status().lastFailure();
        Instant attempt = now.status().lastAttempt();
        Instant success = now.status().lastSuccess();
        if (failure == null || attempt == null || (success != null && !success.isBefore(attempt))) {
            return now.connection().running() ? Texts.get("synchronisation.running") : "";
        }
        return Texts.get("synchronisation.failure", since(attempt), failure);
    }

    /** What an empty list means: all is there, or nothing came yet. */
    String settledTitle(ExchangeStatus status) {
        return Texts.get("synchronisation." + settledKey(status));
    }

    String settledDetail(ExchangeStatus status) {
        return Texts.get("synchronisation." + settledKey(status) + ".detail");
    }

    private static String settledKey(ExchangeStatus status) {
        if (status.received() >= 0) {
            return "arriving";
        }
        return status.lastSuccess() == null ? "nothing" : "settled";
    }

    String oldest(ExchangeStatus status) {
        Instant oldest = status.oldestWaiting();
        return oldest == null || status.waiting() == 0 ? "" : Texts.get("synchronisation.oldest", since(oldest));
    }

    String reception(ExchangeStatus status) {
        if (status.received() < 0) {
            return Texts.get("synchronisation.reception.none");
        }
        Integer total = status.total();
        return total == null
                ? Texts.get("synchronisation.reception.some", status.received())
                : Texts.get("synchronisation.reception.of", status.received(), total);
    }

    /** « 2 · refusé : … », « 0 ». */
    String attempts(WaitingRow row) {
        return row.blocked().isEmpty()
                ? Texts.get("synchronisation.attempts.next", row.attempts())
                : Texts.get("synchronisation.attempts.blocked", row.attempts(), row.blocked());
    }

    String what(WaitingRow row) {
        return row.what().isEmpty() ? row.subject() : row.subject() + " · " + row.what();
    }

    /** « Sur ce poste · Sophie MARTIN, 10:31 ». */
    String side(String key, String who, @Nullable Instant when) {
        String by = when == null ? who : Texts.get("synchronisation.by", who, since(when));
        return Texts.get(key, by);
    }

    String value(String value) {
        return value.isEmpty() ? Texts.get("synchronisation.empty") : value;
    }

    String since(Instant when) {
        return moments.step(when);
    }

    String number(int count) {
        return NumberFormat.getIntegerInstance(Locale.FRANCE).format(count);
    }
}
