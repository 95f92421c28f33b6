package fr.santelien.desktop.start;

import fr.santelien.coordination.access.User;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.smartcard.envelope.WrongCardException;
import fr.santelien.sync.replica.ReplicaException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private @Nullable OpenStructure open;

    /** @param card started by the caller, closed with this */
    public Poste(PosteConfiguration configuration, CardSession card, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.card = card;
        this.folders = new StructureFolders(configuration.settings().dataDirectory());
        this.loan = new KeyLoan(clock, wiper);
    }

    @Override
    public CardSession card() {
        return card;
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
        try {
            return chosen.isPresent() ? openKnown(openCard, chosen.get()) : enrol(openCard, structureId);
        } catch (ReplicaException e) {
            return Refusals.of(e);
        } catch (GeneralSecurityException e) {
            return Refusals.card();
        } catch (ServerRefusal e) {
            return e.outcome();
        }
    }

    /** The code was asked again: the file stayed open, the exchange goes on with the card's new session. */
    private OpenOutcome unlock(OpenCard openCard, OpenStructure hidden) {
        try {
            hidden.exchangeAs(openCard);
            loan.end();
            return new OpenOutcome.Opened(hidden.work());
        } catch (GeneralSecurityException e) {
            return Refusals.card();
        }
    }

    /** A card this poste knows: no network needed. */
    private OpenOutcome openKnown(OpenCard openCard, StructureHeader header)
            throws GeneralSecurityException, ServerRefusal {
        Optional<Enrolment> confirmed = confirm(openCard, header);
        if (confirmed.isPresent() && confirmed.get().in(header.structureId()).isEmpty()) {
            return Refusals.noMembership();
        }
        String envelope = header.envelopes().get(StructureFolders.mark(header, openCard.holder()));
        Optional<PersonKeys> opened = open(String.valueOf(envelope), openCard);
        if (opened.isEmpty()) {
            return Refusals.envelope();
        }
        try (PersonKeys keys = opened.get()) {
            return start(openCard, header, keys, confirmed.orElse(null));
        }
    }

    /**
     * What the server says of a card that has opened this structure without it for too long; empty when it need not be
     * asked.
     */
    private Optional<Enrolment> confirm(OpenCard openCard, StructureHeader header)
            throws GeneralSecurityException, ServerRefusal {
        UsageFile usage = usage(header.structureId());
        Optional<Refused> alone =
                new OfflineLimit(configuration.settings().offline()).refusal(usage.read(), header.lastSuccess(), clock);
        if (alone.isEmpty()) {
            usage.change(before -> before.seenAt(clock.instant()));
            return Optional.empty();
        }
        Enrolment said = new Welcome(configuration, clock).ask(openCard, alone.get());
        usage.change(before -> before.confirmedAt(clock.instant()));
        return Optional.of(said);
    }

    /** Empty when the envelope is damaged or was made for a former certificate: the card itself works. */
    private static Optional<PersonKeys> open(String envelope, OpenCard openCard) throws GeneralSecurityException {
        Envelope parsed;
        try {
            parsed = Envelope.parse(envelope);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(Envelopes.open(parsed, openCard));
        } catch (WrongCardException | InvalidKeyException e) {
            return Optional.empty();
        }
    }

    /** A card this poste does not know: the server says who the holder is and where she belongs. */
    private OpenOutcome enrol(OpenCard openCard, @Nullable String structureId)
            throws GeneralSecurityException, ServerRefusal {
        Enrolment enrolment = new Welcome(configuration, clock).ask(openCard, Refusals.firstTimeOffline());
        if (enrolment.users().isEmpty()) {
            return Refusals.noMembership();
        }
        if (structureId == null && enrolment.users().size() > 1) {
            return new OpenOutcome.ChooseStructure(enrolment.structures());
        }
        Optional<User> user = structureId == null ? enrolment.users().stream().findFirst() : enrolment.in(structureId);
        if (user.isEmpty()) {
            return Refusals.noMembership();
        }
        String id = user.get().structureId();
        Optional<StructureHeader> existing = folders.find(id);
        Optional<PersonKeys> keys =
                existing.isPresent() ? loan.borrow(id, openCard.holder().id()) : Optional.of(newKeys());
        if (keys.isEmpty()) {
            return Refusals.notEnrolled();
        }
        try (PersonKeys hers = keys.get()) {
            StructureHeader header =
                    existing.orElseGet(() -> folders.create(id, user.get().structureName(), enrolment.finess(id)));
            String mark = StructureFolders.mark(header, openCard.holder());
            StructureHeader enrolled =
                    header.with(mark, Envelopes.seal(hers, openCard).toText());
            // The envelope first: a file whose key is in no envelope could never be opened again.
            folders.write(enrolled);
            usage(id).change(before -> before.confirmedAt(clock.instant()));
            return start(openCard, enrolled, hers, enrolment);
        }
    }

    private static PersonKeys newKeys() {
        byte[] data = PersonKeys.random();
        try {
            return PersonKeys.withNewDraftKey(data);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    private OpenOutcome start(OpenCard openCard, StructureHeader header, PersonKeys keys, @Nullable Enrolment enrolment)
            throws GeneralSecurityException, ServerRefusal {
        OpenStructure opened = OpenStructure.open(
                configuration,
                openCard,
                header,
                folders.replicaFile(header.structureId()),
                keys,
                enrolment,
                clock,
                success -> remember(header.structureId(), success));
        loan.end();
        open = opened;
        return new OpenOutcome.Opened(opened.work());
    }

    private void remember(String structureId, Instant success) {
        folders.find(structureId).ifPresent(header -> folders.write(header.at(success)));
        usage(structureId).change(before -> before.confirmedAt(clock.instant()));
    }

    @Override
    public synchronized Instant enrolNextCard() {
        if (open == null) {
            throw new IllegalStateException("no structure is open");
        }
        return open.lend(loan);
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

    /** Ends the poste. */
    public void shutDown() {
        close();
        loan.close();
        wiper.close();
        card.close();
    }

    private List<StructureHeader> known(CardHolder holder) {
        return folders.all().stream()
                .filter(header -> header.envelopes().containsKey(StructureFolders.mark(header, holder)))
                .toList();
    }

    /** So that the login screen can say it before the code is given. */
    private void noteDraft(OpenStructure ending) {
        try {
            Instant since = ending.draftSince();
            folders.find(ending.structureId())
                    .ifPresent(header -> usage(header.structureId())
                            .change(before -> before.withDraft(StructureFolders.mark(header, ending.holder()), since)));
        } catch (ReplicaException | UncheckedIOException e) {
            LOG.warn("whether a draft is kept is not noted: {}", e.getClass().getName());
        }
    }

    private UsageFile usage(String structureId) {
        return new UsageFile(folders.replicaFile(structureId).resolveSibling("usage.json"));
    }

    private KnownStructure shown(StructureHeader header, CardHolder holder) {
        Usage usage = usage(header.structureId()).read();
        return new KnownStructure(
                header.structureId(),
                header.structureName(),
                header.finess(),
                header.lastSuccess(),
                usage.drafts().get(StructureFolders.mark(header, holder)));
    }
}
