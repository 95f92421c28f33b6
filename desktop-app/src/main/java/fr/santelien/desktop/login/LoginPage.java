package fr.santelien.desktop.login;

import fr.santelien.desktop.card.CardSentences;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the login screen shows, at one moment.
 *
 * @param structures those the card can open here; empty on its first opening on this poste
 * @param structure the one to open, null when she has not chosen or there is none to choose
 * @param mistake why the code was not sent to the card, null when there is nothing to say
 * @param refused why the card in place could not open a session
 * @param choosing the opening stopped: she works for several structures
 * @param locked the session behind the lock screen, null when none is open
 * @param enrolUntil until when the next card can be added to this poste
 * @param recovering she types the structure's recovery key
 */
public record LoginPage(
        CardState card,
        List<KnownStructure> structures,
        @Nullable KnownStructure structure,
        @Nullable String mistake,
        OpenOutcome.@Nullable Refused refused,
        boolean choosing,
        @Nullable LockedSession locked,
        @Nullable Instant enrolUntil,
        boolean recovering) {

    /** « Une autre structure… »: the server is asked for those that this card does not open here yet. */
    static final KnownStructure OTHER = new KnownStructure("", "", "", null, null);

    /**
     * What may be said of a session while its screens are hidden: no patient, no request by name.
     *
     * @param requests how many requests there are to handle, -1 while unknown
     */
    public record LockedSession(CardHolder holder, String display, String structureId, int requests) {
        @Override
        public String toString() {
            return "LockedSession[" + holder + "]";
        }
    }

    /** Which of its faces the screen shows. */
    enum Face {
        /** The card or the reader has something to say. */
        CARD,
        CODE,
        /** The card checks the code, or the data are being opened. */
        PROGRESS,
        STRUCTURE,
        REFUSED,
        RECOVERY
    }

    static LoginPage start(CardState card) {
        return new LoginPage(card, List.of(), null, null, null, false, null, null, false);
    }

    Face face() {
        return switch (card) {
            case CardState.AwaitingCode awaiting -> Face.CODE;
            case CardState.Verifying verifying -> Face.PROGRESS;
            case CardState.Open open ->
                recovering ? Face.RECOVERY : refused != null ? Face.REFUSED : choosing ? Face.STRUCTURE : Face.PROGRESS;
            default -> Face.CARD;
        };
    }

    /** Where the help says more about what is shown. */
    String anchor() {
        return refused == null ? CardSentences.of(card).anchor() : refused.anchor();
    }

    /** Whose card is in the reader, when it says so. */
    Optional<CardHolder> holder() {
        return holder(card);
    }

    public static Optional<CardHolder> holder(CardState card) {
        return switch (card) {
            case CardState.AwaitingCode awaiting -> Optional.of(awaiting.holder());
            case CardState.Verifying verifying -> Optional.of(verifying.holder());
            case CardState.Open open -> Optional.of(open.holder());
            case CardState.CardExpired expired -> Optional.of(expired.holder());
            case CardState.CardRevoked revoked -> Optional.of(revoked.holder());
            case CardState.CodeBlocked blocked -> Optional.of(blocked.holder());
            default -> Optional.empty();
        };
    }

    /** The reader that holds the card, when one does. */
    Optional<String> reader() {
        return switch (card) {
            case CardState.AwaitingCode awaiting -> Optional.of(awaiting.reader());
            case CardState.Verifying verifying -> Optional.of(verifying.reader());
            case CardState.Open open -> Optional.of(open.reader());
            case CardState.ReadingCard reading -> Optional.of(reading.reader());
            case CardState.NotACpsCard other -> Optional.of(other.reader());
            case CardState.Untrusted untrusted -> Optional.of(untrusted.reader());
            case CardState.NoCard empty -> empty.readers().stream().findFirst();
            default -> Optional.empty();
        };
    }

    LoginPage withCard(CardState state) {
        return new LoginPage(state, structures, structure, null, null, false, locked, enrolUntil, false);
    }

    LoginPage withStructures(List<KnownStructure> known, @Nullable KnownStructure chosen) {
        return new LoginPage(
                card, List.copyOf(known), chosen, mistake, refused, choosing, locked, enrolUntil, recovering);
    }

    LoginPage withStructure(KnownStructure chosen) {
        return new LoginPage(card, structures, chosen, mistake, refused, choosing, locked, enrolUntil, recovering);
    }

    LoginPage withMistake(@Nullable String sentence) {
        return new LoginPage(card, structures, structure, sentence, refused, choosing, locked, enrolUntil, recovering);
    }

    LoginPage withRefusal(OpenOutcome.Refused refusal) {
        return new LoginPage(card, structures, structure, null, refusal, false, locked, enrolUntil, recovering);
    }

    LoginPage opening() {
        return new LoginPage(card, structures, structure, null, null, false, locked, enrolUntil, false);
    }

    LoginPage asChoosing() {
        return new LoginPage(card, structures, structure, null, null, true, locked, enrolUntil, false);
    }

    LoginPage withLocked(@Nullable LockedSession session) {
        return new LoginPage(card, structures, structure, mistake, refused, choosing, session, enrolUntil, recovering);
    }

    LoginPage withEnrolUntil(@Nullable Instant until) {
        return new LoginPage(card, structures, structure, mistake, refused, choosing, locked, until, recovering);
    }

    LoginPage withRecovering(boolean typing) {
        return new LoginPage(card, structures, structure, mistake, refused, choosing, locked, enrolUntil, typing);
    }

    /** What can be chosen: what the card opens here, and the way to what it does not. */
    List<KnownStructure> choices() {
        return choosing || structures.isEmpty()
                ? structures
                : Stream.concat(structures.stream(), Stream.of(OTHER)).toList();
    }
}
