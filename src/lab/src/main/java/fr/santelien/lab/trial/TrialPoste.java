package fr.santelien.lab.trial;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.lab.oracle.KeptAside;
import fr.santelien.lab.oracle.Ledger;
import fr.santelien.lab.oracle.WatchedReplica;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One poste without card or window: real file, real commands, real exchange. Its holders take turns; what each command
 * changed is reported to the oracle.
 */
public final class TrialPoste implements AutoCloseable {

    /** What is pulled, what others refer to first; the directory of people has nothing to lose. */
    private static final List<String> TYPES = Work.types().stream()
            .filter(type -> !type.startsWith("Practitioner") && !type.equals("CareTeam"))
            .toList();

    /** Name of its file, in its folder. */
    public static final String FILE = "structure.db";

    private static final List<String> WRITTEN =
            TYPES.stream().filter(Work.writtenTypes()::contains).toList();

    /** What a poste is made of, besides its holder. */
    public record Setting(
            Path folder, URI server, Clock clock, int pageSize, Ledger ledger, UnaryOperator<Replica> damage) {}

    private final Setting setting;
    private final User user;
    private final String who;
    private final SqliteReplica file;
    private final Replica replica;
    private final RegionalServer server;
    private final Exchange exchange;
    private final Work work;
    private final Map<String, Plan> screens = new HashMap<>();
    private boolean swept;

    /** @param beside the way of contents that somebody opens, while an exchange may be under way */
    public TrialPoste(Setting setting, User user, Transport way, Transport beside) {
        this.setting = setting;
        this.user = user;
        file = SqliteReplica.open(
                setting.folder().resolve(FILE),
                key(),
                new Author(user.holderId(), user.display()),
                Work.projections(),
                Work.mergeRules(),
                setting.clock());
        who = setting.folder().getFileName() + " " + user.display();
        replica = WatchedReplica.of(
                setting.damage().apply(file),
                (what, before, after) -> setting.ledger().acknowledged(who, what, before, after));
        server = new RegionalServer(setting.server(), way, user.structureId());
        exchange = new Exchange(file.exchangeSide(), server, TYPES, WRITTEN, setting.pageSize(), setting.clock());
        RegionalServer contents = new RegionalServer(setting.server(), beside, user.structureId());
        AttachmentFetch fetch = new AttachmentFetch(contents, file.attachments());
        work = Work.open(replica, user, new OnDemand(fetch), () -> new byte[32], setting.clock());
    }

    /** Tells the oracle what somebody was given who opened a document. */
    void opened(Reference request, String document, String announced, byte[] content) {
        setting.ledger().opened(who, request, document, announced, content);
    }

    /** To be told after an exchange that went through: once a session, contents that nothing names are dropped. */
    public void sweep() {
        if (!swept) {
            swept = true;
            file.collectAttachments(Work.typesWithDocuments());
        }
    }

    Path folder() {
        return setting.folder();
    }

    /** Key of every trial's file. */
    public static byte[] key() {
        return new byte[32];
    }

    public static List<String> types() {
        return TYPES;
    }

    public User user() {
        return user;
    }

    public Work work() {
        return work;
    }

    /** As the screens have it: what is done through it is known to the oracle. */
    public Replica replica() {
        return replica;
    }

    public Exchange exchange() {
        return exchange;
    }

    public KeptAside keptAside() {
        return KeptAside.of(file);
    }

    /** Plans as a screen shows them, which may have been opened some time ago. */
    Map<String, Plan> screens() {
        return screens;
    }

    /** @throws HungException when SQLite finds the file damaged */
    public void check() {
        List<String> found = file.query("PRAGMA integrity_check", row -> row.text("integrity_check"));
        if (!found.equals(List.of("ok"))) {
            throw new HungException(this + " : fichier abîmé, " + found);
        }
    }

    /** Ends requests in flight, as a pulled card does. */
    public void hangUp() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        file.close();
    }

    @Override
    public String toString() {
        return setting.folder().getFileName() + " " + user;
    }

    /** Exchanges are run by the trial, not by a loop; contents are fetched when somebody opens one. */
    private record OnDemand(AttachmentFetch fetch) implements Connection {
        @Override
        public Optional<AttachmentFetch> documents() {
            return Optional.of(fetch);
        }

        @Override
        public State state() {
            return new State(true, java.time.Instant.EPOCH, false, null);
        }

        @Override
        public void exchangeNow() {
            // the trial decides when
        }

        @Override
        public Runnable onChange(Consumer<State> listener) {
            return () -> {};
        }
    }
}
