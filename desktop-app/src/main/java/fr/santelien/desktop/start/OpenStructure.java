package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.access.Users;
import fr.santelien.coordination.membership.CardStanding;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.DataSeal;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.smartcard.envelope.RecoveryKey;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.SealedEntry;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One structure's file, open for one holder, with its exchange. */
final class OpenStructure implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStructure.class);

    private final PosteConfiguration configuration;
    private final Clock clock;
    private final CardHolder holder;
    private final String structureId;
    private final PersonKeys keys;
    private final SqliteReplica replica;
    private final StructureExchange exchange;
    private final Work work;
    private final Watch watch;
    private final DailyBackup backup;
    private final AtomicBoolean documentsSwept = new AtomicBoolean();
    private OpenCard card;

    /** What the poste does about the end of an exchange. Called on the exchange's thread. */
    interface Watch {
        /** An exchange went through: what the file knows of memberships is fresh. */
        void exchanged(OpenStructure opened, Instant success);

        /** The server refuses this card for this structure. */
        void notAllowed(OpenStructure opened);
    }

    private OpenStructure(
            PosteConfiguration configuration,
            Clock clock,
            OpenCard card,
            User user,
            PersonKeys keys,
            SqliteReplica replica,
            Watch watch) {
        this.configuration = configuration;
        this.clock = clock;
        this.card = card;
        this.holder = card.holder();
        this.keys = keys;
        this.structureId = user.structureId();
        this.replica = replica;
        this.watch = watch;
        this.backup = new DailyBackup(replica);
        this.exchange = new StructureExchange(configuration, replica, structureId, clock, this::ended);
        this.work = Work.open(replica, user, exchange.connection(), keys::draft, clock);
    }

    /**
     * Opens the file, finds out who the holder is there, and starts exchanging.
     *
     * @param admission its keys are copied; the copy is wiped on close
     * @throws OpeningStopped when neither the file nor the server can say who the holder is
     */
    static OpenStructure open(
            PosteConfiguration configuration, OpenCard card, Admission admission, Path file, Clock clock, Watch watch)
            throws GeneralSecurityException, OpeningStopped {
        CardHolder holder = card.holder();
        String name = Welcome.displayName(holder);
        Author author = new Author(holder.id(), name.isEmpty() ? holder.idValue() : name);
        SqliteReplica replica = replica(file, admission.keys(), author, clock);
        try {
            User user = user(configuration, card, admission, replica, clock);
            OpenStructure opened = new OpenStructure(
                    configuration, clock, card, user, admission.keys().copy(), replica, watch);
            opened.exchangeAs(card);
            return opened;
        } catch (RuntimeException | GeneralSecurityException | OpeningStopped e) {
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
            PosteConfiguration configuration, OpenCard card, Admission admission, SqliteReplica replica, Clock clock)
            throws GeneralSecurityException, OpeningStopped {
        CardHolder holder = card.holder();
        String structureId = admission.header().structureId();
        Enrolment enrolment = admission.enrolment();
        LocalDate today = LocalDate.now(clock);
        boolean good =
                CardStanding.of(replica, holder.id(), holder.cardNumber(), structureId, today) == CardStanding.GOOD;
        if (enrolment == null && good) {
            Optional<User> here = Users.in(replica, holder.id(), Welcome.displayName(holder), structureId, today);
            if (here.isPresent()) {
                return here.get();
            }
        }
        Enrolment said = enrolment != null
                ? enrolment
                : new Welcome(configuration, clock)
                        .ask(card)
                        .orElseThrow(() -> new OpeningStopped(admission.unknownHere()));
        User user = said.in(structureId).orElseThrow(() -> new OpeningStopped(Refusals.noMembership()));
        replica.exchangeSide().inbox().receiveCurrent(said.resources());
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

    OpenCard card() {
        return card;
    }

    /** FINESS of the structure as the data say it, empty when they do not. */
    String finess() {
        return replica.read(new Reference("Organization", structureId))
                .map(organization -> Enrolment.finess(organization.local()))
                .orElse("");
    }

    /** @param met told once, on a thread of its own, when a damaged page of the file is met */
    void onDamage(Runnable met) {
        replica.onDamage(met);
    }

    /** How many of the holder's own changes the server does not have. */
    int unsent() {
        return (int) replica.waiting().stream()
                .filter(change -> change.author().holderId().equals(holder.id()))
                .count();
    }

    /** The header without the envelopes of those who left, of lost and of revoked cards, by what the file knows now. */
    StructureHeader sweep(StructureHeader header) {
        LocalDate today = LocalDate.now(clock);
        return EnvelopeSweep.sweep(
                header,
                StructureFolders.mark(header, holder),
                seal(),
                owner -> owner.revoked(configuration.card().revocations())
                        || CardStanding.of(replica, owner.holderId(), owner.cardNumber(), structureId, today)
                                != CardStanding.GOOD);
    }

    /** What only people who left saw goes out of the file; what they had not sent waits for the referent, for a while. */
    void forgetLeavers() {
        LocalDate today = LocalDate.now(clock);
        List<String> holders = replica.exchangeSide().holders();
        Set<String> members = holders.stream()
                .filter(id -> CardStanding.of(replica, id, "", structureId, today) != CardStanding.NO_MEMBERSHIP)
                .collect(Collectors.toSet());
        if (members.size() < holders.size() || !replica.leftWork().isEmpty()) {
            replica.exchangeSide().keepOnly(members, configuration.settings().leaver());
        }
    }

    /** The data key under a recovery key. */
    String sealedUnder(RecoveryKey key) throws GeneralSecurityException {
        byte[] data = keys.data();
        try {
            return key.seal(data);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    /** Whether a recovery key opens these data. */
    boolean opensWith(RecoveryKey key, RecoveryEnvelope envelope) {
        byte[] data = keys.data();
        byte[] opened = new byte[0];
        try {
            opened = key.open(envelope.sealed());
            return MessageDigest.isEqual(data, opened);
        } catch (GeneralSecurityException e) {
            return false;
        } finally {
            Arrays.fill(data, (byte) 0);
            Arrays.fill(opened, (byte) 0);
        }
    }

    /** Numbers of the cards of a person that this poste opens for, by what the header says. */
    List<String> cardsOf(String holderId, StructureHeader header) {
        DataSeal seal = seal();
        return header.cards().entrySet().stream()
                .map(card -> EnvelopeSweep.owner(seal, card.getKey(), card.getValue()))
                .flatMap(Optional::stream)
                .filter(owner -> owner.holderId().equals(holderId))
                .map(CardOwner::cardNumber)
                .sorted()
                .toList();
    }

    private DataSeal seal() {
        try {
            return DataSeal.of(keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is part of every Java runtime", e);
        }
    }

    /** Exchanges from now on with this card; the connections made with its former session are dropped. */
    void exchangeAs(OpenCard card) throws GeneralSecurityException {
        this.card = card;
        exchange.runAs(card);
    }

    private void ended(ExchangeOutcome outcome) {
        switch (outcome) {
            case ExchangeOutcome.Done _ -> {
                Optional.ofNullable(replica.status().lastSuccess())
                        .ifPresent(success -> watch.exchanged(this, success));
                backup.start();
                dropUnnamedDocuments();
            }
            case ExchangeOutcome.NotAllowed _ -> watch.notAllowed(this);
            default -> {}
        }
    }

    /** Once a session, when what was purged since the last one is gone from the file. */
    private void dropUnnamedDocuments() {
        if (documentsSwept.compareAndSet(false, true)) {
            try {
                replica.collectAttachments(Work.typesWithDocuments());
            } catch (ReplicaException e) {
                LOG.warn("documents were not swept: {}", e.getMessage());
            }
        }
    }

    /** Finishes the running transaction, closes the file, drops the connections, wipes the keys. */
    @Override
    public void close() {
        exchange.close();
        try {
            replica.close();
        } finally {
            keys.close();
        }
    }
}
