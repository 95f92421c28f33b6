package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ReplicaStatus;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.WaitingChange;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the exchange has to say to people, and what they may ask of it. */
public final class Exchanges {

    private static final String SOMEONE = "auteur inconnu";

    private final Replica replica;
    private final Connection connection;
    private final Subjects subjects;
    private final Fields fields;

    public Exchanges(Replica replica, Connection connection) {
        this.replica = replica;
        this.connection = connection;
        this.subjects = new Subjects(replica);
        this.fields = new Fields(replica, Form.ofContract());
    }

    public ExchangeStatus status() {
        ReplicaStatus status = replica.status();
        ReplicaStatus.Progress progress = status.firstDownload();
        ExchangeFailure failure = status.lastFailure();
        return new ExchangeStatus(
                status.waiting(),
                status.drafts(),
                status.oldestWaiting(),
                status.setAside(),
                status.conflicts() == 0 ? 0 : conflicts().size(),
                status.lastSuccess(),
                status.lastAttempt(),
                failure == null ? null : FailureText.of(failure).text(),
                status.resources(),
                progress == null ? -1 : progress.received(),
                progress == null ? null : progress.total());
    }

    /** Not sent yet, oldest first, whoever made it. */
    public List<WaitingRow> waiting() {
        return replica.waiting().stream().map(this::row).toList();
    }

    /** Those of resources this card may see; the others wait for who may. */
    public List<ConflictRow> conflicts() {
        return replica.conflicts().stream()
                .flatMap(conflict ->
                        replica.read(conflict.reference()).stream().map(stored -> row(conflict, stored.local())))
                .toList();
    }

    /** Keeps what was answered on this poste; the other value stays in the history. */
    public void keepMine(long conflictId) {
        decide(conflictId, Conflict.Choice.LOCAL);
    }

    /** Keeps what the server has; ours stays in the history. */
    public void keepTheirs(long conflictId) {
        decide(conflictId, Conflict.Choice.REMOTE);
    }

    /** An exchange may have closed the conflict since the screen was drawn. */
    private void decide(long conflictId, Conflict.Choice choice) {
        try {
            replica.decide(conflictId, choice);
        } catch (ReplicaException failure) {
            if (failure.kind() == ReplicaException.Kind.NO_SUCH_RESOURCE) {
                throw new Refusal("Ce conflit a déjà été arbitré : il n’y a plus rien à choisir.");
            }
            throw failure;
        }
    }

    /** Sends a refused change again at the next exchange. */
    public void retry(String reference) {
        replica.retry(Reference.parse(reference));
        connection.exchangeNow();
    }

    /** Gives a refused change up: the server's version comes back. */
    public void abandon(String reference) {
        replica.abandon(Reference.parse(reference));
    }

    public Connection connection() {
        return connection;
    }

    private WaitingRow row(WaitingChange change) {
        return new WaitingRow(
                change.reference().toString(),
                subjects.of(change.reference()),
                change.what(),
                change.author().display(),
                change.since(),
                change.attempts(),
                blocked(change),
                change.state() == RowState.SET_ASIDE);
    }

    private String blocked(WaitingChange change) {
        boolean another = !change.author().holderId().equals(replica.author().holderId());
        return switch (change.state()) {
            case SET_ASIDE ->
                "refusé : " + Objects.requireNonNullElse(change.reason(), "le serveur n’a pas dit pourquoi");
            case CONFLICT -> "attend l’arbitrage";
            case DRAFT -> another ? awaitsCard(change) : "en cours de saisie";
            case DIRTY, SENDING, CLEAN -> another ? awaitsCard(change) : "";
        };
    }

    private static String awaitsCard(WaitingChange change) {
        return "attend la carte de " + ShortName.of(change.author().display());
    }

    private ConflictRow row(Conflict conflict, JsonNode resource) {
        return new ConflictRow(
                conflict.id(),
                conflict.reference().toString(),
                subjects.of(conflict.reference()),
                fields.name(conflict, resource),
                fields.value(conflict, resource, conflict.base()),
                fields.value(conflict, resource, conflict.local().value()),
                by(conflict.local()),
                conflict.local().at(),
                fields.value(conflict, resource, conflict.remote().value()),
                by(conflict.remote()),
                conflict.remote().at());
    }

    private static String by(Conflict.Side side) {
        return Stream.ofNullable(side.author())
                .filter(author -> !author.isBlank())
                .findFirst()
                .orElse(SOMEONE);
    }
}
