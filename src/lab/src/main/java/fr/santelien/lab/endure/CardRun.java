package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.lab.card.OtherProgram;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.endure.RunPlan.Pull;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Attempt;
import fr.santelien.smartcard.CardState.AwaitingCode;
import fr.santelien.smartcard.CardState.Open;
import fr.santelien.smartcard.OpenCard;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One card in, at work and out again, as planned. */
final class CardRun {
    private static final char[] WRONG = {'0', '0', '0', '0'};
    private static final byte[] DATA = {1, 2, 3};
    /** Much longer than any limit here: the removal cuts the signature. */
    private static final Duration CUT_SIGNATURE = Duration.ofMinutes(10);

    private final RunPlan plan;
    private final CardDesk desk;
    private final CardSession session;
    private final CardFollower states;
    private final VirtualCard card;
    private final Duration limit;

    /** A right code or a signature with a card in its reader was refused. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String what) {
            super(what);
        }
    }

    /** @param limit for each state and each answer */
    CardRun(RunPlan plan, CardDesk desk, CardSession session, CardFollower states, VirtualCard card, Duration limit) {
        this.plan = plan;
        this.desk = desk;
        this.session = session;
        this.states = states;
        this.card = card;
        this.limit = limit;
    }

    /** @throws AssertionError when a state or an answer does not come within the limit */
    void play() throws IOException, InterruptedException, RefusedException {
        if (plan.foreignFirst()) {
            desk.reader().insert(VirtualCard.foreign());
            await(CardState.NotACpsCard.class);
            pull();
        }
        desk.reader().insert(card);
        if (plan.pull() == Pull.BEFORE_IT_IS_SEEN) {
            pullLater();
            return;
        }
        if (plan.pull() == Pull.WHILE_READ) {
            await(CardState.ReadingCard.class);
            pullLater();
            return;
        }
        await(AwaitingCode.class);
        for (int i = 0; i < plan.wrongCodes(); i++) {
            session.submitCode(WRONG.clone());
            states.await(AwaitingCode.class, state -> state.last() == Attempt.WRONG_CODE, limit);
        }
        if (plan.pull() == Pull.WHILE_LOGGING_IN) {
            session.submitCode(DemoPerson.CODE.toCharArray());
            pullLater();
            return;
        }
        work(logIn());
        pull();
    }

    private void work(OpenCard open) throws IOException, InterruptedException, RefusedException {
        if (plan.pull() == Pull.WHILE_SIGNING) {
            pullWhileSigning(open);
            return;
        }
        if (plan.reset()) {
            open = signAfterReset(open);
        }
        if (!signs(open)) {
            throw new RefusedException("a signature");
        }
        if (plan.pull() == Pull.LOCKED) {
            session.lock();
            await(AwaitingCode.class);
        }
    }

    private OpenCard logIn() throws InterruptedException, RefusedException {
        session.submitCode(DemoPerson.CODE.toCharArray());
        CardState state = states.await(
                CardState.class,
                next -> next instanceof Open
                        || (next instanceof AwaitingCode asked && asked.last() != Attempt.NONE)
                        || next instanceof CardState.CodeBlocked,
                limit);
        if (state instanceof Open open) {
            return open.card();
        }
        throw new RefusedException("the right code: " + state.getClass().getSimpleName());
    }

    /** Some modules give the code again by themselves; otherwise the poste asks it. */
    private OpenCard signAfterReset(OpenCard open) throws IOException, InterruptedException, RefusedException {
        OtherProgram.resetCards(desk.reader());
        if (signs(open)) {
            return open;
        }
        states.await(Open.class, Open::codeNeeded, limit);
        session.lock();
        await(AwaitingCode.class);
        return logIn();
    }

    private void pullWhileSigning(OpenCard open) throws InterruptedException, RefusedException {
        card.withSignatureDelay(CUT_SIGNATURE);
        int before = card.signaturesBegun();
        try {
            CompletableFuture<byte[]> signature = inBackground(open);
            if (!card.awaitSignatureBegun(before + 1, limit)) {
                throw new AssertionError("no signature began");
            }
            TimeUnit.NANOSECONDS.sleep(plan.after().toNanos());
            desk.reader().remove();
            signature.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            throw new RefusedException("a removal: the pulled card signed");
        } catch (ExecutionException expected) {
            // the card is gone
        } catch (TimeoutException e) {
            throw new AssertionError("the signature of a pulled card never ends", e);
        } finally {
            card.withSignatureDelay(Duration.ZERO);
        }
    }

    private boolean signs(OpenCard open) throws InterruptedException {
        try {
            byte[] signature = inBackground(open).get(limit.toNanos(), TimeUnit.NANOSECONDS);
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(open.chain().getFirst());
            verifier.update(DATA);
            return verifier.verify(signature);
        } catch (ExecutionException | GeneralSecurityException e) {
            return false;
        } catch (TimeoutException e) {
            throw new AssertionError("a signature never ends", e);
        }
    }

    /** A signature that hangs must not hang us. */
    private static CompletableFuture<byte[]> inBackground(OpenCard open) {
        CompletableFuture<byte[]> signature = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                signature.complete(open.sign(DATA));
            } catch (GeneralSecurityException e) {
                signature.completeExceptionally(e);
            }
        });
        return signature;
    }

    private void pullLater() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(plan.after().toNanos());
        pull();
    }

    private void pull() throws InterruptedException {
        desk.reader().remove();
        if (!(session.state() instanceof CardState.NoCard)) {
            await(CardState.NoCard.class);
        }
    }

    private <S extends CardState> void await(Class<S> kind) throws InterruptedException {
        states.await(kind, any -> true, limit);
    }
}
