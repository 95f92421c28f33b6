package fr.santelien.desktop.start;

import fr.santelien.coordination.access.User;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.DataSeal;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.smartcard.envelope.RecoveryKey;
import fr.santelien.smartcard.envelope.WrongCardException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a card to the keys of a structure's data: by its envelope, a loan, the recovery key, or with a new file. */
final class Admissions {

    private final StructureFolders folders;
    private final KeyLoan loan;
    private final Welcome welcome;

    Admissions(StructureFolders folders, KeyLoan loan, Welcome welcome) {
        this.folders = folders;
        this.loan = loan;
        this.welcome = welcome;
    }

    /** A card this poste knows: no network needed. */
    Admission byEnvelope(OpenCard card, StructureHeader header) throws GeneralSecurityException, OpeningStopped {
        EnrolledCard enrolled = header.cards().get(StructureFolders.mark(header, card.holder()));
        if (enrolled == null) {
            throw new OpeningStopped(Refusals.notEnrolled());
        }
        try {
            // Told apart from a card that does not sign: the envelope is damaged, or of a former certificate.
            Envelope envelope = parsed(enrolled.envelope());
            return new Admission(header, Envelopes.open(envelope, card), Refusals.interruptedDownload(), null);
        } catch (WrongCardException | InvalidKeyException e) {
            throw new OpeningStopped(Refusals.envelope());
        }
    }

    private static Envelope parsed(String text) throws OpeningStopped {
        try {
            return Envelope.parse(text);
        } catch (GeneralSecurityException e) {
            throw new OpeningStopped(Refusals.envelope());
        }
    }

    /**
     * A card this poste does not know: the server says who the holder is and where she belongs, then a colleague lends
     * the keys, or the structure is new here. The header is written with its envelope.
     */
    Admission byServer(OpenCard card, @Nullable String structureId) throws GeneralSecurityException, OpeningStopped {
        Enrolment enrolment = welcome.ask(card).orElseThrow(() -> new OpeningStopped(Refusals.firstTimeOffline()));
        User user = chosen(enrolment, structureId);
        String id = user.structureId();
        if (folders.headerIsLost(id)) {
            throw new OpeningStopped(Refusals.headerLost());
        }
        Optional<StructureHeader> existing = folders.find(id);
        StructureHeader header =
                existing.orElseGet(() -> folders.create(id, user.structureName(), enrolment.finess(id)));
        PersonKeys keys = existing.isPresent()
                ? loan.borrow(id, card.holder().id()).orElseThrow(() -> new OpeningStopped(Refusals.notEnrolled()))
                : newKeys();
        try {
            // The envelope before the file: a file whose key is in no envelope could never be opened again.
            return new Admission(enrol(header, card, keys), keys, Refusals.interruptedDownload(), enrolment);
        } catch (GeneralSecurityException | RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    private User chosen(Enrolment enrolment, @Nullable String structureId) throws OpeningStopped {
        List<User> users = enrolment.users();
        String wanted = structureId == null ? loan.structure().orElse(null) : structureId;
        Optional<User> there = wanted == null ? Optional.empty() : enrolment.in(wanted);
        if (there.isPresent()) {
            return there.get();
        }
        if (structureId != null || users.isEmpty()) {
            throw new OpeningStopped(Refusals.noMembership());
        }
        if (users.size() > 1) {
            throw new OpeningStopped(new OpenOutcome.ChooseStructure(enrolment.structures()));
        }
        return users.getFirst();
    }

    /** Structures the server knows the holder in, with what this poste knows of them. */
    OpenOutcome otherStructures(OpenCard card) throws GeneralSecurityException, OpeningStopped {
        Enrolment enrolment = welcome.ask(card).orElseThrow(() -> new OpeningStopped(Refusals.server("unreachable")));
        List<KnownStructure> others = enrolment.structures().stream()
                .filter(structure -> folders.find(structure.id())
                        .filter(header -> header.cards().containsKey(StructureFolders.mark(header, card.holder())))
                        .isEmpty())
                .toList();
        return others.isEmpty() ? Refusals.noOtherStructure() : new OpenOutcome.ChooseStructure(others);
    }

    /**
     * A card that opens nothing here, and the structure's recovery key. The server must know the holder as a member;
     * without network the data must: that is checked when they are open. Nothing is written yet: {@link #enrol}.
     *
     * @param typed as read on paper
     */
    Admission byRecoveryKey(OpenCard card, String typed) throws GeneralSecurityException, OpeningStopped {
        try (RecoveryKey key =
                RecoveryKey.parse(typed).orElseThrow(() -> new OpeningStopped(Refusals.recoveryMistyped()))) {
            for (Map.Entry<String, RecoveryEnvelope> each : folders.recoveries().entrySet()) {
                Optional<byte[]> data = open(key, each.getValue());
                if (data.isPresent()) {
                    try {
                        return recovered(card, each.getKey(), data.get());
                    } finally {
                        Arrays.fill(data.get(), (byte) 0);
                    }
                }
            }
        }
        throw new OpeningStopped(Refusals.recoveryOtherKey());
    }

    private Admission recovered(OpenCard card, String structureId, byte[] data)
            throws GeneralSecurityException, OpeningStopped {
        Optional<Enrolment> enrolment = welcome.ask(card);
        if (enrolment.isPresent() && enrolment.get().in(structureId).isEmpty()) {
            throw new OpeningStopped(Refusals.noMembership());
        }
        StructureHeader header = folders.find(structureId).orElseGet(() -> folders.create(structureId, "", ""));
        return new Admission(
                header, PersonKeys.withNewDraftKey(data), Refusals.recoveryOffline(), enrolment.orElse(null));
    }

    private static Optional<byte[]> open(RecoveryKey key, RecoveryEnvelope envelope) {
        try {
            return Optional.of(key.open(envelope.sealed()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Writes the envelope of this card into the header. */
    StructureHeader enrol(StructureHeader header, OpenCard card, PersonKeys keys) throws GeneralSecurityException {
        String mark = StructureFolders.mark(header, card.holder());
        EnrolledCard enrolled = new EnrolledCard(
                Envelopes.seal(keys, card).toText(),
                DataSeal.of(keys).seal(CardOwner.of(card).toText(), mark));
        return folders.put(header, now -> now.with(mark, enrolled));
    }

    private static PersonKeys newKeys() {
        byte[] data = PersonKeys.random();
        try {
            return PersonKeys.withNewDraftKey(data);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }
}
