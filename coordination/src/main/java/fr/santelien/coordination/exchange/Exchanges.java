package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.document.Documents;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.replica.Arbitration;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ReplicaStatus;
import java.util.List;
import java.util.stream.Stream;

/** What the exchange has to say to people, and what they may ask of it. */
public final class Exchanges {

    private static final String SOMEONE = "auteur inconnu";
    private static final int LAST_DECISIONS = 50;

    private final Replica replica;
    private final Connection connection;
    private final Subjects subjects;
    private final Fields fields;
    private final WaitingRows waiting;

    public Exchanges(Replica replica, Connection connection) {
        this.replica = replica;
        this.connection = connection;
        this.subjects = new Subjects(replica);
        this.fields = new Fields(replica, Form.ofContract());
        this.waiting = new WaitingRows(replica, subjects, connection);
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
                progress == null ? null : progress.total(),
                progress == null ? null : progress.reached());
    }

    /** Not sent yet, oldest first, whoever made it. */
    public List<WaitingRow> waiting() {
        return waiting.all();
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

    /** The last decisions made on this poste, of what this card may see, last first. */
    public List<ArbitrationRow> arbitrations() {
        return replica.arbitrations(LAST_DECISIONS).stream()
                .flatMap(decision ->
                        replica.read(decision.reference()).stream().map(stored -> row(decision, stored.local())))
                .toList();
    }

    /**
     * Comes back on a decision: the value that was discarded is put back, and leaves as a change of this user.
     *
     * @throws Refusal when the value is no longer the one that was kept
     */
    public void undo(long arbitrationId) {
        try {
            replica.undo(arbitrationId);
        } catch (ReplicaException failure) {
            if (failure.kind() == ReplicaException.Kind.CHANGED_SINCE) {
                throw new Refusal("Cette réponse a changé depuis ce choix : ouvrez la fiche pour voir ce qu’elle dit"
                        + " aujourd’hui, et modifiez-la si besoin.");
            }
            if (failure.kind() == ReplicaException.Kind.NO_SUCH_RESOURCE) {
                throw new Refusal("Ce choix a déjà été repris, ou la fiche n’est plus sur ce poste.");
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
        Reference abandoned = Reference.parse(reference);
        if (abandoned.type().equals("Binary")) {
            Documents.abandon(replica, abandoned);
        } else {
            replica.abandon(abandoned);
        }
    }

    public Connection connection() {
        return connection;
    }

    private ConflictRow row(Conflict conflict, JsonNode resource) {
        return new ConflictRow(
                conflict.id(),
                conflict.reference().toString(),
                subjects.of(conflict.reference()),
                fields.name(conflict.path(), resource),
                fields.value(conflict.path(), resource, conflict.base()),
                fields.value(conflict.path(), resource, conflict.local().value()),
                by(conflict.local()),
                conflict.local().at(),
                fields.value(conflict.path(), resource, conflict.remote().value()),
                by(conflict.remote()),
                conflict.remote().at());
    }

    private ArbitrationRow row(Arbitration decision, JsonNode resource) {
        return new ArbitrationRow(
                decision.id(),
                subjects.opens(decision.reference()),
                subjects.of(decision.reference()),
                fields.name(decision.path(), resource),
                fields.value(decision.path(), resource, decision.kept().value()),
                fields.value(decision.path(), resource, decision.discarded().value()),
                by(decision.discarded()),
                decision.discarded().at(),
                decision.by(),
                decision.at());
    }

    private static String by(Conflict.Side side) {
        return Stream.ofNullable(side.author())
                .filter(author -> !author.isBlank())
                .findFirst()
                .orElse(SOMEONE);
    }
}
