package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Attempt;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.SignatureRefusedException.Reason;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.CardFailure;
import fr.santelien.smartcard.agent.LoginView;
import fr.santelien.smartcard.agent.ReaderView;
import fr.santelien.smartcard.agent.SignatureView;
import fr.santelien.smartcard.certificate.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One stay of one card of the CPS family in one reader: read, its code asked, open, locked. Used by the machine's thread
 * only; an answer that comes after the card left is dropped.
 */
final class InsertedCard {
    private final String reader;
    private final int number;
    private final Desk desk;
    private @Nullable KnownCard known;
    private @Nullable LiveCard open;

    /** Signs no more, but the connections made with it serve until the card leaves or its code is given again. */
    private @Nullable LiveCard locked;

    private final KnownTries tries = new KnownTries();
    private final Patience patience = new Patience();
    private boolean left;

    InsertedCard(ReaderView view, Desk desk) {
        this.reader = view.name();
        this.number = view.insertion();
        this.desk = desk;
    }

    boolean isStillIn(List<ReaderView> readers) {
        return readers.stream().anyMatch(view -> view.name().equals(reader) && view.insertion() == number);
    }

    /** Whether its holder is at work, or giving the code: another card then waits. */
    boolean busy() {
        return open != null || desk.board().state() instanceof CardState.Verifying;
    }

    boolean olderThan(ReaderView view) {
        return view.insertion() > number;
    }

    String reader() {
        return reader;
    }

    Optional<KnownCard> known() {
        return Optional.ofNullable(known);
    }

    Optional<LiveCard> open() {
        return Optional.ofNullable(open);
    }

    Tries tries() {
        return tries.now();
    }

    /** Reads the card; while the agent is being replaced, the reason stays shown until the reading ends. */
    void read() {
        boolean agentReplaced = desk.board().state() instanceof CardState.NotResponding shown
                && (shown.trouble() == Trouble.SILENT || shown.trouble() == Trouble.CRASHED);
        if (!agentReplaced) {
            publish(new CardState.ReadingCard(reader));
        }
        read(Attempt.NONE);
    }

    private void read(Attempt last) {
        Optional<Path> module = desk.places().find();
        patience.stop();
        if (module.isPresent()) {
            ask(
                    desk.agent().tokens(module.get(), reader),
                    (tokens, error) -> wasRead(Reading.of(reader, tokens, error, desk), last));
        } else {
            patience.untilNextLook();
            publish(new CardState.MiddlewareMissing(desk.places().names()));
        }
    }

    /** The readers were looked at, which they are every two seconds at least: a trouble that may pass is tried again. */
    void lookAgain() {
        if (patience.isOver()) {
            read(Attempt.NONE);
        }
    }

    private void wasRead(Reading reading, Attempt last) {
        switch (reading) {
            case Reading.Known read -> {
                known = read.card();
                awaitCode(read.card(), OptionalLong.of(read.card().token().flags()), last);
            }
            case Reading.Refused refused -> publish(refused.state());
            case Reading.Troubled troubled -> {
                publish(troubled.state());
                patience.longer();
            }
            case Reading.Gone gone -> patience.untilNextLook();
        }
    }

    /** More is known of revocations than when the card was read: an open session of a revoked card ends. */
    void checkRevocation() {
        KnownCard card = known;
        if (card == null) {
            return;
        }
        Verdict verdict = desk.check().checkRevocation(card.chain(), card.holder());
        if (!(verdict instanceof Verdict.Accepted)) {
            known = null;
            end();
            ask(desk.agent().lock(), (done, error) -> {});
            publish(
                    verdict instanceof Verdict.Refused(var reason)
                            ? new CardState.Untrusted(reader, reason)
                            : new CardState.CardRevoked(card.holder()));
        }
    }

    private void awaitCode(KnownCard card, OptionalLong flags, Attempt last) {
        tries.read(card, flags);
        publish(
                tries.none()
                        ? new CardState.CodeBlocked(card.holder())
                        : new CardState.AwaitingCode(
                                reader, card.holder(), card.rules(), tries.now(), last, card.entry()));
    }

    /** @param code wiped before this returns */
    void verify(byte[] code) {
        KnownCard card = known;
        if (card == null) {
            Arrays.fill(code, (byte) 0);
            return;
        }
        // the card works while the state is told; its answer waits for this thread
        ask(
                desk.agent().login(card.token().slot(), card.keyId(), code),
                (login, error) -> codeGiven(card, login, error));
        publish(new CardState.Verifying(reader, card.holder(), card.entry()));
    }

    private void codeGiven(KnownCard card, @Nullable LoginView login, @Nullable Throwable error) {
        if (known == null) {
            ask(desk.agent().lock(), (done, failed) -> {}); // revoked while the code was being given
            return;
        }
        if (login != null && login.right()) {
            opened(card);
            return;
        }
        CardFailure failure = login != null ? CardFailure.of(login.result()) : Troubles.failure(error);
        OptionalLong flags = login != null ? login.flags() : OptionalLong.empty();
        switch (failure) {
            case WRONG_CODE -> {
                tries.wrongCode();
                awaitCode(card, flags, Attempt.WRONG_CODE);
            }
            case CODE_REFUSED_BY_MODULE -> awaitCode(card, flags, Attempt.NOT_COUNTED);
            case CANCELLED -> awaitCode(card, flags, Attempt.CANCELLED);
            case CODE_BLOCKED -> {
                tries.blocked();
                publish(new CardState.CodeBlocked(card.holder()));
            }
            case CODE_EXPIRED, NO_CODE, UPDATE_INTERRUPTED, NOT_RECOGNISED, HELD_BY_ANOTHER ->
                publish(new CardState.NotResponding(Troubles.of(failure)));
            // PC/SC decides whether the card is gone: while it says the card is in, its tries are read again
            case CARD_GONE, READER_GONE, LOCKED, SERVICE_GONE, MODULE_UNUSABLE, COMMUNICATION -> read(Attempt.FAILED);
        }
    }

    private void opened(KnownCard card) {
        tries.rightCode();
        LiveCard live = new LiveCard(
                desk.agent(), card.holder(), card.chain(), () -> desk.machine().accept(this::codeNeeded));
        open = live;
        endLocked();
        publish(new CardState.Open(reader, card.holder(), live, false));
    }

    /**
     * Signs with the signature certificate.
     *
     * @param code wiped before this returns
     */
    void signHash(byte[] sha256, byte[] code, CompletableFuture<HashSignature> answer) {
        KnownCard card = known;
        Optional<SignatureCertificate> signer =
                card == null || open == null ? Optional.empty() : SignatureCertificate.of(card);
        if (card == null || signer.isEmpty()) {
            Arrays.fill(code, (byte) 0);
            answer.completeExceptionally(
                    new SignatureRefusedException(open == null ? Reason.NOT_OPEN : Reason.NO_CERTIFICATE, tries.now()));
            return;
        }
        desk.whenAnswered(
                desk.agent().signOnce(signer.get().keyId(), code, DigestInfo.sha256(sha256)), (signature, error) -> {
                    if (signature != null
                            && signature.login().right()
                            && DigestInfo.isSigned(
                                    sha256, signature.signature(), signer.get().certificate())) {
                        answer.complete(new HashSignature(
                                signature.signature(), signer.get().certificate()));
                    } else {
                        answer.completeExceptionally(notSigned(card, signature, error));
                    }
                });
    }

    private SignatureRefusedException notSigned(
            KnownCard card, @Nullable SignatureView signature, @Nullable Throwable error) {
        CardFailure failure =
                signature != null ? CardFailure.of(signature.login().result()) : Troubles.failure(error);
        if (failure == CardFailure.WRONG_CODE && signature != null) {
            tries.wrongCode();
            tries.read(card, signature.login().flags());
        }
        if (failure == CardFailure.CODE_BLOCKED || tries.none()) {
            tries.blocked();
            end();
            publish(new CardState.CodeBlocked(card.holder()));
            return new SignatureRefusedException(Reason.CODE_BLOCKED, tries.now());
        }
        codeNeeded(); // the module has logged the holder out
        return new SignatureRefusedException(Troubles.reason(failure), tries.now());
    }

    /** It did not sign though it is in: another program took it over. What is open stays open. */
    void codeNeeded() {
        LiveCard live = open;
        if (live != null) {
            publish(new CardState.Open(reader, live.holder(), live, true));
        }
    }

    /** Logs out, resets the card and asks its code again; the exchange goes on by the TLS sessions it has. */
    void lock() {
        if (open == null) {
            return;
        }
        open.lock();
        locked = open;
        open = null;
        publish(new CardState.ReadingCard(reader));
        ask(desk.agent().lock(), (done, error) -> read());
    }

    /** Nothing of it signs any more, and no TLS session of it resumes. */
    void end() {
        endLocked();
        if (open != null) {
            open.end();
            open = null;
        }
    }

    private void endLocked() {
        if (locked != null) {
            locked.end();
            locked = null;
        }
    }

    /** It was pulled out, or another card takes its place. */
    void left() {
        left = true;
        LiveCard live = open != null ? open : locked;
        CardHolder holder = live == null ? null : live.holder();
        end();
        if (holder != null) {
            desk.board().publish(new CardState.Removed(holder));
            desk.agent().lock(); // closes the module's session; the card itself lost its power
        }
    }

    /** Nothing more is heard of it. */
    void forget() {
        left = true;
        end();
    }

    private <T> void ask(CompletableFuture<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        desk.whenAnswered(answer, (value, error) -> {
            if (!left) {
                then.accept(value, error);
            }
        });
    }

    private void publish(CardState state) {
        if (!left) {
            desk.board().publish(state);
        }
    }
}
