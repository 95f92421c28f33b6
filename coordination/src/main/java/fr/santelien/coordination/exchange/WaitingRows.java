package fr.santelien.coordination.exchange;

import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.WaitingChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What waits on this poste, whoever made it: each line with what it waits for. */
final class WaitingRows {

    private final Replica replica;
    private final Subjects subjects;
    private final Connection connection;

    WaitingRows(Replica replica, Subjects subjects, Connection connection) {
        this.replica = replica;
        this.subjects = subjects;
        this.connection = connection;
    }

    /** Oldest first. */
    List<WaitingRow> all() {
        Connection.State now = connection.state();
        ExchangeFailure failure = replica.status().lastFailure();
        List<WaitingRow> rows = new ArrayList<>();
        Map<String, Integer> unseen = new LinkedHashMap<>();
        for (WaitingChange change : replica.waiting()) {
            WaitingRow row = row(change, obstacle(change, now, failure));
            if (change.seen()) {
                rows.add(row);
                continue;
            }
            String pile = change.next().holderId() + row.obstacle();
            Integer place = unseen.putIfAbsent(pile, rows.size());
            if (place == null) {
                rows.add(hidden(row, 1));
            } else {
                rows.set(place, hidden(rows.get(place), rows.get(place).count() + 1));
            }
        }
        return rows;
    }

    private WaitingRow row(WaitingChange change, Obstacle obstacle) {
        return new WaitingRow(
                change.reference().toString(),
                subjects.opens(change.reference()),
                subjects.of(change.reference()),
                change.what(),
                change.author().display(),
                change.since(),
                change.attempts(),
                obstacle,
                words(change, obstacle),
                1);
    }

    /** Of what this card does not show, not even the kind is told. */
    private static WaitingRow hidden(WaitingRow row, int count) {
        String subject = count == 1
                ? "1 modification que votre carte ne montre pas"
                : count + " modifications que votre carte ne montre pas";
        String blocked = row.obstacle() == Obstacle.REFUSED ? "refusé" : row.blocked();
        return new WaitingRow(
                "", "", subject, "", row.author(), row.since(), row.attempts(), row.obstacle(), blocked, count);
    }

    private Obstacle obstacle(WaitingChange change, Connection.State now, @Nullable ExchangeFailure failure) {
        return switch (change.state()) {
            case SET_ASIDE -> Obstacle.REFUSED;
            case CONFLICT -> Obstacle.DECISION;
            case DRAFT -> isMine(change) ? Obstacle.TYPING : Obstacle.ANOTHER_CARD;
            case DIRTY, SENDING, CLEAN -> {
                if (!isMine(change)) {
                    yield Obstacle.ANOTHER_CARD;
                }
                yield change.awaits().isEmpty() ? onTheWay(now, failure) : Obstacle.ANOTHER_CHANGE;
            }
        };
    }

    private static Obstacle onTheWay(Connection.State now, @Nullable ExchangeFailure failure) {
        return switch (now.reach()) {
            case OFFLINE ->
                failure == null || failure == ExchangeFailure.UNREACHABLE ? Obstacle.NETWORK : Obstacle.SERVER;
            case CODE_NEEDED -> Obstacle.CODE;
            case CONNECTING, ONLINE -> now.sentence() == null ? Obstacle.NONE : Obstacle.SERVER;
        };
    }

    private boolean isMine(WaitingChange change) {
        return change.next().holderId().equals(replica.author().holderId());
    }

    private String words(WaitingChange change, Obstacle obstacle) {
        return switch (obstacle) {
            case NONE -> "";
            case TYPING -> "en cours de saisie";
            case NETWORK -> "attend le réseau";
            case CODE -> "attend le code de votre carte";
            case SERVER -> "le serveur n’accepte pas l’envoi";
            case ANOTHER_CARD ->
                "attend la carte de " + ShortName.of(change.next().display());
            case DECISION -> "attend l’arbitrage";
            case REFUSED ->
                "refusé : " + Objects.requireNonNullElse(change.reason(), "le serveur n’a pas dit pourquoi");
            case ANOTHER_CHANGE -> "attend : " + awaited(change);
        };
    }

    private String awaited(WaitingChange change) {
        List<String> names =
                change.awaits().stream().map(this::name).sorted().distinct().toList();
        return String.join(", ", names);
    }

    private String name(Reference reference) {
        return replica.read(reference).isPresent() ? subjects.of(reference) : "une fiche que votre carte ne montre pas";
    }
}
