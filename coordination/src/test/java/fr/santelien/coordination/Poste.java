package fr.santelien.coordination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A poste without a window or a server: a real encrypted file, and what a server would have sent. */
public final class Poste implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-22T09:40:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public final SqliteReplica replica;
    public final Work work;

    private Poste(SqliteReplica replica, User user) {
        this.replica = replica;
        this.work = Work.open(replica, user, new Offline(), () -> draftKey(user), CLOCK);
    }

    /** Each person's own. */
    public static byte[] draftKey(User user) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) user.holderId().hashCode());
        return key;
    }

    /** Opens the file of a folder for a user; several users may open it one after the other. */
    public static Poste open(Path folder, User user) {
        byte[] key = new byte[32];
        key[0] = 7;
        SqliteReplica replica = SqliteReplica.open(
                folder.resolve("structure.db"),
                key,
                new Author(user.holderId(), user.display()),
                Work.projections(),
                Work.mergeRules(),
                CLOCK);
        return new Poste(replica, user);
    }

    /** Receives resources as the exchange does. */
    public void receive(ObjectNode... resources) {
        replica.exchangeSide().inbox().receiveCurrent(List.of(resources));
    }

    /** Receives a resource written with single quotes. */
    public void receive(String json) {
        receive(json(json));
    }

    public ObjectNode stored(String reference) {
        return replica.read(Reference.parse(reference)).orElseThrow().local();
    }

    /** JSON with single quotes, as the server gives it: with a version. */
    public static ObjectNode json(String text) {
        try {
            ObjectNode resource = Json.object(text.replace('\'', '"'));
            if (!resource.has("meta")) {
                version(resource, 1);
            }
            return resource;
        } catch (Json.NotJsonException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The same resource as the server's n-th version. */
    public static ObjectNode version(ObjectNode resource, int version) {
        resource.putObject("meta")
                .put("versionId", String.valueOf(version))
                .put("lastUpdated", "2026-11-22T08:00:%02d.000Z".formatted(version));
        return resource;
    }

    /** A patient with a qualified identity. */
    public static ObjectNode patient(String id, String family, String given, String birthDate) {
        ObjectNode patient = Elements.object().put("resourceType", "Patient").put("id", id);
        patient.putArray("name")
                .addObject()
                .put("use", "official")
                .put("family", family)
                .putArray("given")
                .add(given);
        return version(patient.put("birthDate", birthDate).put("gender", "female"), 1);
    }

    @Override
    public void close() {
        replica.close();
    }

    private record Offline() implements Connection {
        @Override
        public State state() {
            return new State(false, NOW, false, null);
        }

        @Override
        public void exchangeNow() {}

        @Override
        public Runnable onChange(Consumer<State> listener) {
            return () -> {};
        }
    }
}
