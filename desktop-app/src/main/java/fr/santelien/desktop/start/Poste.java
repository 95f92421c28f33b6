package fr.santelien.desktop.start;

import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.sync.replica.ReplicaException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root without a window: card, data key, replica, exchange and features of one poste, wired by
 * constructor. The lab runs whole postes with it.
 */
public final class Poste implements Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Poste.class);

    private final PosteConfiguration configuration;
    private final Clock clock;
    private final CardSession card;
    private final StructureFolders folders;
    private final ThreadDelay wiper = new ThreadDelay("key-wiper");
    private final KeyLoan loan;
    private final Welcome welcome;
    private final Admissions admissions;
    private final MembershipWatch memberships;
    private final Recovery recovery;
    private final List<Consumer<OpenOutcome.Refused>> endings = new CopyOnWriteArrayList<>();
    private @Nullable OpenStructure open;

    /** @param card started by the caller, closed with this */
    public Poste(PosteConfiguration configuration, CardSession card, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.card = card;
        this.folders = new StructureFolders(configuration.settings().dataDirectory());
        this.loan = new KeyLoan(clock, wiper);
        this.welcome = new Welcome(configuration, clock);
        this.admissions = new Admissions(folders, loan, welcome);
        this.recovery = new StructureRecovery(folders, this::openNow, clock);
        this.memberships = new MembershipWatch(folders, welcome, this::membershipEnded);
    }

    @Override
    public CardSession card() {
        return card;
    }

    @Override
    public boolean revocationsStale() {
        return configuration.card().revocations().stale();
    }

    @Override
    public List<KnownStructure> knownStructures(CardHolder holder) {
        return known(holder).stream().map(header -> shown(header, holder)).toList();
    }

    @Override
    public synchronized OpenOutcome open(OpenCard openCard, @Nullable String structureId) {
        if (open != null && open.isFor(openCard.holder(), structureId)) {
            return unlock(openCard, open);
        }
        close();
        List<StructureHeader> known = known(openCard.holder());
        if (structureId == null && known.size() > 1) {
            return new OpenOutcome.ChooseStructure(knownStructures(openCard.holder()));
        }
        Optional<StructureHeader> chosen = known.stream()
                .filter(header -> structureId == null || header.structureId().equals(structureId))
                .findFirst();
        return opening(() -> {
            try (Admission admission =
                    chosen.isPresent() ? known(openCard, chosen.get()) : admissions.byServer(openCard, structureId)) {
                return start(openCard, admission);
            }
        });
    }

    /** A card this poste knows: no network needed, unless it opened without the server for too long. */
    private Admission known(OpenCard openCard, StructureHeader header) throws GeneralSecurityException, OpeningStopped {
        Optional<Enrolment> confirmed = confirm(openCard, header);
        if (confirmed.isPresent() && confirmed.get().in(header.structureId()).isEmpty()) {
            throw new OpeningStopped(Refusals.noMembership());
        }
        return admissions.byEnvelope(openCard, header).confirmedBy(confirmed.orElse(null));
    }

    /**
     * What the server says of a card that has opened this structure without it for too long; empty when it need not be
     * asked.
     */
    private Optional<Enrolment> confirm(OpenCard openCard, StructureHeader header)
            throws GeneralSecurityException, OpeningStopped {
        UsageFile usage = folders.usage(header.structureId());
        Optional<Refused> alone =
                new OfflineLimit(configuration.settings().offline()).refusal(usage.read(), header.lastSuccess(), clock);
        if (alone.isEmpty()) {
            usage.change(before -> before.seenAt(clock.instant()));
            return Optional.empty();
        }
        return Optional.of(welcome.ask(openCard).orElseThrow(() -> new OpeningStopped(alone.get())));
    }

    @Override
    public OpenOutcome otherStructures(OpenCard openCard) {
        return opening(() -> admissions.otherStructures(openCard));
    }

    @Override
    public synchronized OpenOutcome openWithRecoveryKey(OpenCard openCard, String typed) {
        close();
        return opening(() -> {
            try (Admission admission = admissions.byRecoveryKey(openCard, typed)) {
                if (admission.enrolment() == null) {
                    confirm(openCard, admission.header());
                }
                OpenOutcome outcome = start(openCard, admission);
                StructureHeader header = admission.header();
                OpenStructure opened = Objects.requireNonNull(open);
                admissions.enrol(
                        header.named(opened.work().user().structureName(), opened.finess()),
                        openCard,
                        admission.keys());
                return outcome;
            }
        });
    }

    @Override
    public synchronized OpenOutcome repair(OpenCard openCard, @Nullable String structureId, OpenOutcome.Repairing how) {
        close();
        return opening(() -> {
            StructureHeader header = known(openCard.holder()).stream()
                    .filter(each -> structureId == null || each.structureId().equals(structureId))
                    .findFirst()
                    .orElseThrow(() -> new OpeningStopped(Refusals.notEnrolled()));
            try (Admission admission = known(openCard, header)) {
                return new DamagedFile(folders.replicaFile(header.structureId()), clock).repair(admission.keys(), how);
            }
        });
    }

    private interface Opening {
        OpenOutcome run() throws GeneralSecurityException, OpeningStopped;
    }

    private OpenOutcome opening(Opening opening) {
        try {
            return opening.run();
        } catch (ReplicaException e) {
            return Refusals.of(e);
        } catch (GeneralSecurityException e) {
            return Refusals.card();
        } catch (OpeningStopped e) {
            return possible(e.outcome());
        }
    }

    /** The recovery key is offered where there is one to open something with. */
    private OpenOutcome possible(OpenOutcome outcome) {
        return outcome instanceof OpenOutcome.Refused refused
                        && refused.next() == OpenOutcome.Next.RECOVERY_KEY
                        && folders.recoveries().isEmpty()
                ? new OpenOutcome.Refused(refused.sentence(), refused.remedy(), refused.anchor())
                : outcome;
    }

    /** The code was asked again: the file stayed open, the exchange goes on with the card's new session. */
    private OpenOutcome unlock(OpenCard openCard, OpenStructure hidden) {
        return opening(() -> {
            hidden.exchangeAs(openCard);
            loan.end();
            return new OpenOutcome.Opened(hidden.work());
        });
    }

    private OpenOutcome start(OpenCard openCard, Admission admission) throws GeneralSecurityException, OpeningStopped {
        String structureId = admission.header().structureId();
        OpenStructure opened = opened(openCard, admission, folders.replicaFile(structureId));
        loan.end();
        if (admission.enrolment() != null) {
            folders.usage(structureId).change(before -> before.confirmedAt(clock.instant()));
        }
        open = opened;
        opened.onDamage(() -> damaged(opened));
        return new OpenOutcome.Opened(opened.work());
    }

    private OpenStructure opened(OpenCard openCard, Admission admission, Path file)
            throws GeneralSecurityException, OpeningStopped {
        try {
            return OpenStructure.open(configuration, openCard, admission, file, clock, memberships);
        } catch (ReplicaException e) {
            if (e.kind() == ReplicaException.Kind.DAMAGED) {
                throw new OpeningStopped(new DamagedFile(file, clock).refusal(admission.keys()));
            }
            throw e;
        }
    }

    @Override
    public synchronized Instant enrolNextCard() {
        if (open == null) {
            throw new IllegalStateException("no structure is open");
        }
        return open.lend(loan);
    }

    @Override
    public void cancelEnrolment() {
        loan.end();
    }

    @Override
    public Runnable onEnd(Consumer<OpenOutcome.Refused> listener) {
        endings.add(listener);
        return () -> endings.remove(listener);
    }

    /** The server refused this session's card for good: it opens nothing here any more, what was not sent stays. */
    private void membershipEnded(OpenStructure ended) {
        OpenOutcome.Refused said;
        synchronized (this) {
            if (open != ended) {
                return;
            }
            said = Refusals.membershipEnded(ended.unsent());
            folders.update(
                    ended.structureId(),
                    header -> header.without(Set.of(StructureFolders.mark(header, ended.holder()))));
            close();
        }
        endings.forEach(listener -> listener.accept(said));
    }

    /** A damaged page was met in the middle of work: nothing more is written, and the next opening says what can be done. */
    private void damaged(OpenStructure met) {
        synchronized (this) {
            if (open != met) {
                return;
            }
            close();
        }
        OpenOutcome.Refused said =
                Refusals.of(new ReplicaException(ReplicaException.Kind.DAMAGED, "a damaged page was met"));
        endings.forEach(listener -> listener.accept(said));
    }

    /** Ends the session, not the poste: the card service goes on. */
    @Override
    public synchronized void close() {
        OpenStructure ending = open;
        open = null;
        if (ending != null) {
            noteDraft(ending);
            ending.close();
        }
    }

    /** The recovery key of the open structure, for its screen. */
    public Recovery recovery() {
        return recovery;
    }

    /** Numbers of the cards of a person that open the structure on this poste; empty when none is open. */
    public synchronized List<String> cardsOf(String holderId) {
        OpenStructure now = open;
        return now == null
                ? List.of()
                : folders.find(now.structureId())
                        .map(header -> now.cardsOf(holderId, header))
                        .orElse(List.of());
    }

    private synchronized @Nullable OpenStructure openNow() {
        return open;
    }

    /** Ends the poste. */
    public void shutDown() {
        close();
        loan.close();
        wiper.close();
        card.close();
    }

    private List<StructureHeader> known(CardHolder holder) {
        return folders.all().stream()
                .filter(header -> header.cards().containsKey(StructureFolders.mark(header, holder)))
                .toList();
    }

    /** So that the login screen can say it before the code is given. */
    private void noteDraft(OpenStructure ending) {
        try {
            Instant since = ending.draftSince();
            folders.find(ending.structureId())
                    .ifPresent(header -> folders.usage(header.structureId())
                            .change(before -> before.withDraft(StructureFolders.mark(header, ending.holder()), since)));
        } catch (ReplicaException | UncheckedIOException e) {
            LOG.warn("whether a draft is kept is not noted: {}", e.getClass().getName());
        }
    }

    private KnownStructure shown(StructureHeader header, CardHolder holder) {
        Usage usage = folders.usage(header.structureId()).read();
        return new KnownStructure(
                header.structureId(),
                header.structureName(),
                header.finess(),
                header.lastSuccess(),
                usage.drafts().get(StructureFolders.mark(header, holder)),
                folders.wasRestored(header.structureId()));
    }
}
