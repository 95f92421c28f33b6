package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.access.Users;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeLoop;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.SealedEntry;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One structure's file, open for one holder, with its exchange. */
final class OpenStructure implements AutoCloseable {

    private final PosteConfiguration configuration;
    private final Clock clock;
    private final CardHolder holder;
    private final String structureId;
    private final PersonKeys keys;
    private final SqliteReplica replica;
    private final LoopConnection connection;
    private final Work work;
    private final Consumer<Instant> onSuccess;
    private @Nullable ExchangeLoop loop;

    private OpenStructure(
            PosteConfiguration configuration,
            Clock clock,
            CardHolder holder,
            User user,
            PersonKeys keys,
            SqliteReplica replica,
            Consumer<Instant> onSuccess) {
        this.configuration = configuration;
        this.clock = clock;
        this.holder = holder;
        this.keys = keys;
        this.structureId = user.structureId();
        this.replica = replica;
        this.onSuccess = onSuccess;
        this.connection = new LoopConnection(clock.instant());
        this.work = Work.open(replica, user, connection, keys::draft, clock);
    }

    /**
     * Opens the file, finds out who the holder is there, and starts exchanging.
     *
     * @param keys hers, copied; the copy is wiped on close
     * @param enrolment what the server just said, null when the card is known here
     * @throws ServerRefusal when neither the file nor the server can say who the holder is
     */
    static OpenStructure open(
            PosteConfiguration configuration,
            OpenCard card,
            StructureHeader header,
            Path file,
            PersonKeys keys,
            @Nullable Enrolment enrolment,
            Clock clock,
            Consumer<Instant> onSuccess)
            throws GeneralSecurityException, ServerRefusal {
        CardHolder holder = card.holder();
        String name = Welcome.displayName(holder);
        Author author = new Author(holder.id(), name.isEmpty() ? holder.idValue() : name);
        SqliteReplica replica = replica(file, keys, author, clock);
        try {
            User user = user(configuration, card, header.structureId(), replica, enrolment, clock);
            OpenStructure opened =
                    new OpenStructure(configuration, clock, holder, user, keys.copy(), replica, onSuccess);
            opened.exchangeAs(card);
            return opened;
        } catch (RuntimeException | GeneralSecurityException | ServerRefusal e) {
            replica.close();
            throw e;
        }
    }

    private static SqliteReplica replica(Path file, PersonKeys keys, Author author, Clock clock) {
        byte[] key = keys.data();
        try {
            return SqliteReplica.open(file, key, author, Work.projections(), Work.mergeRules(), clock);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static User user(
            PosteConfiguration configuration,
            OpenCard card,
            String structureId,
            SqliteReplica replica,
            @Nullable Enrolment enrolment,
            Clock clock)
            throws GeneralSecurityException, ServerRefusal {
        CardHolder holder = card.holder();
        if (enrolment == null) {
            Optional<User> here =
                    Users.in(replica, holder.id(), Welcome.displayName(holder), structureId, LocalDate.now(clock));
            if (here.isPresent()) {
                return here.get();
            }
        }
        Enrolment said = enrolment != null
                ? enrolment
                : new Welcome(configuration, clock).ask(card, Refusals.interruptedDownload());
        User user = said.in(structureId).orElseThrow(() -> new ServerRefusal(Refusals.noMembership()));
        replica.exchangeSide().receiveCurrent(said.resources());
        return user;
    }

    Work work() {
        return work;
    }

    /** Lets the next card be enrolled with this session's keys. */
    Instant lend(KeyLoan loan) {
        return loan.lend(structureId, holder.id(), keys);
    }

    String structureId() {
        return structureId;
    }

    CardHolder holder() {
        return holder;
    }

    /** Since when something the holder was typing is kept, null when nothing is. */
    @Nullable
    Instant draftSince() {
        return replica.sealedEntry().map(SealedEntry::since).orElse(null);
    }

    boolean isFor(CardHolder other, @Nullable String structure) {
        return holder.id().equals(other.id())
                && holder.cardNumber().equals(other.cardNumber())
                && (structure == null || structure.equals(structureId));
    }

    /** Exchanges from now on with this card; the connections made with its former session are dropped. */
    void exchangeAs(OpenCard card) throws GeneralSecurityException {
        stopExchange();
        RegionalServer server = new RegionalServer(
                configuration.settings().server(), CardTls.of(card, configuration.serverAuthorities()), structureId);
        ExchangeLoop started = new ExchangeLoop(
                new Exchange(replica.exchangeSide(), server, Work.types()),
                replica.exchangeSide(),
                server,
                configuration.settings().poll(),
                clock,
                state -> {
                    connection.changed(state);
                    if (!state.running()) {
                        Optional.ofNullable(replica.status().lastSuccess()).ifPresent(onSuccess);
                    }
                });
        loop = started;
        connection.over(started);
    }

    private void stopExchange() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }

    /** Finishes the running transaction, closes the file, drops the connections, wipes the keys. */
    @Override
    public void close() {
        stopExchange();
        try {
            replica.close();
        } finally {
            keys.close();
        }
    }
}
