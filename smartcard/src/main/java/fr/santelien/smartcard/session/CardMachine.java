package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeRules;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.AgentProcess;
import fr.santelien.smartcard.agent.CardFailure;
import fr.santelien.smartcard.agent.LoginView;
import fr.santelien.smartcard.agent.MiddlewareException;
import fr.santelien.smartcard.agent.ReaderView;
import fr.santelien.smartcard.agent.ReadersView;
import fr.santelien.smartcard.agent.TokenView;
import fr.santelien.smartcard.certificate.CertificateCheck;
import fr.santelien.smartcard.certificate.Verdict;
import fr.santelien.smartcard.session.TryCounter.LastCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of the card, moved by one thread: what PC/SC sees, what the module answers and what the user does all come
 * to it as messages. An answer about a card that is no longer in is dropped.
 */
public final class CardMachine implements CardSession {
    private static final Logger LOG = LoggerFactory.getLogger(CardMachine.class);
    private static final long FIRST_RESTART_MILLIS = 100;
    private static final long LONGEST_RESTART_MILLIS = 5_000;

    private final CardSettings settings;
    private final ModulePlaces places;
    private final CertificateCheck check;
    private final StateBoard board = new StateBoard();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("card-session").factory());
    private @Nullable AgentProcess agent;
    private @Nullable Insertion current;
    private int agents;
    private long restartMillis = FIRST_RESTART_MILLIS;
    private boolean closed;

    public CardMachine(CardSettings settings) {
        this.settings = settings;
        this.places = ModulePlaces.of(settings.module(), System.getProperty("os.name"));
        this.check = new CertificateCheck(settings, Clock.systemUTC());
        post(this::startAgent);
    }

    @Override
    public CardState state() {
        return board.state();
    }

    @Override
    public Runnable onChange(Consumer<CardState> listener) {
        return board.onChange(listener);
    }

    @Override
    public void submitCode(char[] code) {
        byte[] digits = new byte[code.length];
        CardState now = board.state();
        boolean accepted =
                now instanceof CardState.AwaitingCode waiting && waiting.rules().accepts(code);
        for (int i = 0; accepted && i < code.length; i++) {
            digits[i] = (byte) code[i];
        }
        Arrays.fill(code, '\0');
        if (accepted && !post(() -> verify(now, digits))) {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public void lock() {
        post(this::lockCard);
    }

    @Override
    public void close() {
        post(() -> {
            closed = true;
            endOpenCard();
            if (agent != null) {
                agent.close();
            }
            thread.shutdownNow();
        });
    }

    private boolean post(Runnable message) {
        try {
            thread.execute(message);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // closed
        }
    }

    private void startAgent() {
        int generation = ++agents;
        try {
            agent = AgentProcess.start(settings.answerLimit(), settings.environment(), new AgentProcess.Listener() {
                @Override
                public void readersChanged(ReadersView readers) {
                    post(() -> {
                        if (generation == agents) {
                            onReaders(readers);
                        }
                    });
                }

                @Override
                public void agentLost() {
                    post(() -> {
                        if (generation == agents) {
                            onAgentLost();
                        }
                    });
                }
            });
        } catch (IOException e) {
            LOG.error("The card agent cannot be started", e);
            onAgentLost();
        }
    }

    private void onAgentLost() {
        if (closed) {
            return;
        }
        agent = null;
        endOpenCard();
        current = null;
        if (!(board.state() instanceof CardState.NoService)) {
            board.publish(new CardState.NotResponding());
        }
        thread.schedule(this::startAgent, restartMillis, TimeUnit.MILLISECONDS);
        restartMillis = Math.min(restartMillis * 2, LONGEST_RESTART_MILLIS);
    }

    private void onReaders(ReadersView view) {
        if (current != null && !current.isStillIn(view.readers())) {
            cardLeft(current);
        }
        if (!view.service()) {
            board.publish(new CardState.NoService());
            return;
        }
        if (current != null) {
            if (board.state() instanceof CardState.MiddlewareMissing
                    && places.find().isPresent()) {
                read(current); // the middleware was installed meanwhile
            }
            return;
        }
        Optional<ReaderView> cps = view.readers().stream()
                .filter(reader -> reader.occupied() && new Atr(reader.atr()).cpsFamily())
                .findFirst();
        if (cps.isPresent()) {
            current = new Insertion(cps.get());
            read(current);
            return;
        }
        Optional<ReaderView> other =
                view.readers().stream().filter(ReaderView::occupied).findFirst();
        if (other.isPresent()) {
            board.publish(new CardState.NotACpsCard(other.get().name()));
        } else if (view.readers().isEmpty()) {
            board.publish(new CardState.NoReader());
        } else {
            board.publish(new CardState.NoCard(
                    view.readers().stream().map(ReaderView::name).toList()));
        }
    }

    private void cardLeft(Insertion insertion) {
        current = null;
        if (insertion.open != null) {
            insertion.open.end();
            board.publish(new CardState.Removed(insertion.open.holder()));
            if (agent != null) {
                agent.lock(); // closes the module's session; the card itself lost its power
            }
        }
    }

    private void read(Insertion insertion) {
        board.publish(new CardState.ReadingCard(insertion.reader));
        Optional<Path> module = places.find();
        if (module.isEmpty()) {
            board.publish(new CardState.MiddlewareMissing(places.names()));
            return;
        }
        if (agent != null) {
            agent.tokens(module.get(), insertion.reader)
                    .whenComplete((tokens, error) -> post(() -> {
                        if (insertion == current) {
                            tokensRead(insertion, tokens, error);
                        }
                    }));
        }
    }

    private void tokensRead(Insertion insertion, @Nullable List<TokenView> tokens, @Nullable Throwable error) {
        if (error != null && failure(error) == CardFailure.MODULE_UNUSABLE) {
            board.publish(new CardState.MiddlewareMissing(places.names()));
            return;
        }
        if (tokens == null || tokens.isEmpty()) {
            board.publish(new CardState.NotResponding());
            return;
        }
        restartMillis = FIRST_RESTART_MILLIS;
        TokenChoice choice = TokenChoice.of(tokens, check);
        switch (choice.verdict()) {
            case Verdict.Accepted accepted -> {
                TokenView token = choice.token();
                insertion.known = new Insertion.Known(
                        token.slot(),
                        choice.keyId(),
                        accepted.holder(),
                        accepted.chain(),
                        new CodeRules(token.minCode(), token.maxCode()),
                        token.countsExactly());
                awaitCode(insertion, insertion.known, token.flags(), false);
            }
            case Verdict.Expired expired -> board.publish(new CardState.CardExpired(expired.holder()));
            case Verdict.Revoked revoked -> board.publish(new CardState.CardRevoked(revoked.holder()));
            case Verdict.Refused refused -> board.publish(new CardState.Untrusted(insertion.reader, refused.reason()));
        }
    }

    private void awaitCode(Insertion insertion, Insertion.Known known, long flags, boolean wrong) {
        Tries tries = new TryCounter(known.countsExactly(), insertion.lastCode).tries(flags);
        boolean blocked = tries instanceof Tries.Known(int left) && left == 0;
        board.publish(
                blocked
                        ? new CardState.CodeBlocked(known.holder())
                        : new CardState.AwaitingCode(insertion.reader, known.holder(), known.rules(), tries, wrong));
    }

    /** @param asked the state the user answered: a code typed for another card must not reach this one */
    private void verify(CardState asked, byte[] code) {
        Insertion insertion = current;
        if (insertion == null || insertion.known == null || agent == null || board.state() != asked) {
            Arrays.fill(code, (byte) 0);
            return;
        }
        Insertion.Known known = insertion.known;
        board.publish(new CardState.Verifying(insertion.reader, known.holder()));
        agent.login(known.slot(), known.keyId(), code)
                .whenComplete((login, error) -> post(() -> {
                    if (insertion == current) {
                        codeVerified(insertion, known, login, error);
                    }
                }));
    }

    private void codeVerified(
            Insertion insertion, Insertion.Known known, @Nullable LoginView login, @Nullable Throwable error) {
        if (login != null && login.result() == 0 && agent != null) {
            insertion.lastCode = LastCode.RIGHT;
            LiveCard open = new LiveCard(agent, known.holder(), known.chain());
            insertion.open = open;
            board.publish(new CardState.Open(insertion.reader, known.holder(), open));
            return;
        }
        CardFailure failure = login != null ? CardFailure.of(login.result()) : failure(error);
        long flags = login != null ? login.flags() : 0;
        switch (failure) {
            case WRONG_CODE -> {
                insertion.lastCode = LastCode.WRONG;
                awaitCode(insertion, known, flags, true);
            }
            case CODE_REFUSED_BY_MODULE -> awaitCode(insertion, known, flags, true);
            case CANCELLED -> awaitCode(insertion, known, flags, false);
            case CODE_BLOCKED -> board.publish(new CardState.CodeBlocked(known.holder()));
            // PC/SC decides whether the card is gone: while it says the card is in, read it again
            case CARD_GONE, READER_GONE, LOCKED -> read(insertion);
            case SERVICE_GONE, MODULE_UNUSABLE, COMMUNICATION -> {
                board.publish(new CardState.NotResponding());
                read(insertion);
            }
        }
    }

    private void lockCard() {
        Insertion insertion = current;
        if (insertion == null || insertion.open == null || agent == null) {
            return;
        }
        endOpenCard();
        board.publish(new CardState.ReadingCard(insertion.reader));
        agent.lock()
                .whenComplete((done, error) -> post(() -> {
                    if (insertion == current) {
                        read(insertion);
                    }
                }));
    }

    private void endOpenCard() {
        if (current != null && current.open != null) {
            current.open.end();
            current.open = null;
        }
    }

    private static CardFailure failure(@Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (cause instanceof MiddlewareException refused) {
            LOG.info("The card module answered {}", refused.getMessage());
            return refused.failure();
        }
        return CardFailure.COMMUNICATION;
    }
}
