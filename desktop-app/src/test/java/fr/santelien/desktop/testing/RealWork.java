package fr.santelien.desktop.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A session on a real encrypted file of its own, in a folder that is removed at the end of the test. What a server
 * would send is given to {@link #receive}. All persons are fictitious.
 */
public final class RealWork implements AutoCloseable, AfterEachCallback {

    public static final Instant NOW = Instant.parse("2026-11-22T09:42:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));
    public static final User SOPHIE =
            user("3:920009016/000000018", "role-sophie", "Sophie MARTIN", User.Role.SECRETARY);
    public static final User NATHALIE = user("8:10009990010", "role-nathalie", "Nathalie COHEN", User.Role.COORDINATOR);

    /** Reads requests, lists and plans, changes nothing. */
    public static final User LEA = user("8:10009990051", "role-lea", "Léa GARNIER", User.Role.MEMBER);

    /** Keeps the memberships; sees neither lists nor plans. */
    public static final User HELENE =
            user("3:920009016/000000002", "role-helene", "Hélène LAMBERT", User.Role.REFERENT);

    public final RecordingConnection connection = new RecordingConnection();
    public SqliteReplica replica;
    public Work work;
    private final Path folder;

    /** Sophie's, the secretary. */
    public RealWork() {
        this(SOPHIE);
    }

    public RealWork(User user) {
        folder = newFolder();
        replica = open(user);
        work = Work.open(replica, user, connection, () -> new byte[32], CLOCK);
    }

    private SqliteReplica open(User user) {
        return SqliteReplica.open(
                folder.resolve("structure.db"),
                new byte[32],
                new Author(user.holderId(), user.display()),
                Work.projections(),
                Work.mergeRules(),
                CLOCK);
    }

    /** Another person opens the same file; what her card may see she has to receive. */
    public void turnOf(User user) {
        replica.close();
        replica = open(user);
        work = Work.open(replica, user, connection, () -> new byte[32], CLOCK);
    }

    /** Receives resources, written with single quotes, as the exchange does: the server's first version of each. */
    public void receive(String... resources) {
        receiveVersion(1, resources);
    }

    /** The server's n-th version: someone elsewhere changed them. */
    public void receiveVersion(int version, String... resources) {
        replica.exchangeSide()
                .inbox()
                .receiveCurrent(
                        Stream.of(resources).map(text -> json(text, version)).toList());
    }

    /** The server no longer shows this resource to the user. */
    public void lose(String reference) {
        replica.exchangeSide().inbox().lost(List.of(Reference.parse(reference)));
    }

    /** An exchange took place and went well. */
    public void exchanged() {
        replica.exchangeSide().exchangeStarted();
        replica.exchangeSide().exchangeSucceeded();
    }

    /** The server takes all that waits to be sent. */
    public void sendAll() {
        send(Integer.MAX_VALUE);
    }

    /** The server takes the oldest of what waits to be sent. */
    public void sendFirst() {
        send(1);
    }

    private void send(int most) {
        Outbox outbox = replica.exchangeSide().outbox();
        for (Ready ready : outbox.ready().stream().limit(most).toList()) {
            outbox.take(List.of(ready.reference()));
            String reference = ready.reference().toString();
            outbox.accepted(List.of(json(stored(reference).toString(), 1)));
        }
    }

    public ObjectNode stored(String reference) {
        return replica.read(Reference.parse(reference)).orElseThrow().local();
    }

    public RowState state(String reference) {
        return replica.read(Reference.parse(reference)).orElseThrow().state();
    }

    /** What was noted as looked at, in order, e.g. « patient-opened Patient/p1 ». */
    public List<String> trace() {
        return replica.query(
                "SELECT action, type, id FROM trace WHERE action <> 'changed' ORDER BY number",
                row -> row.text("action") + " " + row.text("type") + "/" + row.text("id"));
    }

    /** What is not sent yet, e.g. « List/l1 Patient ajouté ». */
    public List<String> waiting() {
        return replica.waiting().stream()
                .map(change -> change.reference() + " " + change.what())
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        replica.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text, int version) {
        try {
            ObjectNode resource = Json.object(text.replace('\'', '"'));
            resource.putObject("meta")
                    .put("versionId", String.valueOf(version))
                    .put("lastUpdated", "2026-11-22T08:00:%02d.000Z".formatted(version));
            return resource;
        } catch (Json.NotJsonException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static User user(String holderId, String roleId, String name, User.Role role) {
        return new User(holderId, name, roleId, role, null, "org-1", "Centre municipal de santé — Suresnes");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("poste");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
