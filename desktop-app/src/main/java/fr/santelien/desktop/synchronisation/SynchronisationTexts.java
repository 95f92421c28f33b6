package fr.santelien.desktop.synchronisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.Obstacle;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            return NextTry.after(problem, now.connection(), moments);
        }
        String failure = now.status().lastFailure();
        Instant attempt = now.status().lastAttempt();
        Instant success = now.status().lastSuccess();
        if (failure == null || attempt == null || (success != null && !success.isBefore(attempt))) {
            String clock = now.connection().clock();
            return clock != null ? clock : now.connection().running() ? Texts.get("synchronisation.running") : "";
        }
        return NextTry.after(Texts.get("synchronisation.failure", since(attempt), failure), now.connection(), moments);
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
        Instant reached = status.reached();
        if (total != null) {
            return Texts.get("synchronisation.reception.of", status.received(), total);
        }
        return reached == null
                ? Texts.get("synchronisation.reception.some", status.received())
                : Texts.get("synchronisation.reception.until", status.received(), moments.full(reached));
    }

    /** « 2 · refusé : … », « 0 ». */
    String attempts(WaitingRow row) {
        return row.blocked().isEmpty()
                ? Texts.get("synchronisation.attempts.next", row.attempts())
                : Texts.get("synchronisation.attempts.blocked", row.attempts(), row.blocked());
    }

    /** What to do about it, empty when nothing is to be done. */
    String remedy(WaitingRow row) {
        return switch (row.obstacle()) {
            case REFUSED, CODE, ANOTHER_CARD, SERVER ->
                row.reference().isEmpty() && row.obstacle() == Obstacle.REFUSED
                        ? ""
                        : Texts.get("synchronisation.remedy." + row.obstacle());
            case NONE, TYPING, NETWORK, DECISION, ANOTHER_CHANGE -> "";
        };
    }

    /** « Par personne : Nathalie COHEN 3 (depuis 08:12) · Sophie MARTIN 1 (depuis 10:31) »; empty for one person. */
    String people(List<WaitingRow> waiting) {
        Map<String, List<WaitingRow>> byAuthor =
                waiting.stream().collect(groupingBy(WaitingRow::author, LinkedHashMap::new, toList()));
        if (byAuthor.size() < 2) {
            return "";
        }
        String each = byAuthor.entrySet().stream()
                .map(person -> Texts.get(
                        "synchronisation.person",
                        person.getKey(),
                        person.getValue().stream().mapToInt(WaitingRow::count).sum(),
                        since(person.getValue().getFirst().since())))
                .collect(joining(" · "));
        return Texts.get("synchronisation.people", each);
    }

    int count(List<WaitingRow> waiting) {
        return waiting.stream().mapToInt(WaitingRow::count).sum();
    }

    String what(WaitingRow row) {
        return row.what().isEmpty() ? row.subject() : row.subject() + " · " + row.what();
    }

    /** « Sur ce poste · Sophie MARTIN, 10:31 ». */
    String side(String key, String who, @Nullable Instant when) {
        return Texts.get(key, by(who, when));
    }

    String by(String who, @Nullable Instant when) {
        return when == null ? who : Texts.get("synchronisation.by", who, since(when));
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
