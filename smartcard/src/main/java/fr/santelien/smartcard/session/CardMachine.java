package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.Agent;
import fr.santelien.smartcard.agent.ModuleView;
import fr.santelien.smartcard.agent.ReaderView;
import fr.santelien.smartcard.agent.ReadersView;
import fr.santelien.smartcard.certificate.CertificateCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an agent running and follows the readers: which card is the one at work. Moved by one thread: what PC/SC sees,
 * what the module answers and what the user does all come to it as messages.
 */
public final class CardMachine implements CardSession {
    private static final Logger LOG = LoggerFactory.getLogger(CardMachine.class);
    private static final long FIRST_RESTART_MILLIS = 100;
    private static final long LONGEST_RESTART_MILLIS = 5_000;

    private final Agent.Launcher launcher;
    private final ModulePlaces places;
    private final CertificateCheck check;
    private final StateBoard board = new StateBoard();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("card-session").factory());
    private @Nullable Agent agent;
    private @Nullable InsertedCard current;
    private ReadersView readers = new ReadersView(false, List.of());
    private int agents;
    private long restartMillis = FIRST_RESTART_MILLIS;
    private boolean closed;
    private final Runnable stopFollowingRevocations;

    /** @param launcher starts the agents, one after the other */
    public CardMachine(CardSettings settings, Agent.Launcher launcher) {
        this.launcher = launcher;
        this.places = ModulePlaces.of(settings.module(), System.getProperty("os.name"));
        this.check = new CertificateCheck(settings, Clock.systemUTC());
        board.onChange(state -> {
            if (state instanceof CardState.AwaitingCode) {
                restartMillis = FIRST_RESTART_MILLIS;
            }
        });
        this.stopFollowingRevocations = settings.revocations()
                .onChange(() -> post(() -> {
                    if (current != null) {
                        current.checkRevocation();
                    }
                }));
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
        CardState now = board.state();
        boolean accepted = now instanceof CardState.AwaitingCode asked
                && (asked.entry() == CodeEntry.PIN_PAD || asked.rules().accepts(code));
        boolean typedHere = now instanceof CardState.AwaitingCode asked && asked.entry() == CodeEntry.KEYBOARD;
        byte[] digits = bytes(accepted && typedHere ? code : new char[0]);
        Arrays.fill(code, '\0');
        if (accepted && !post(() -> verify(now, digits))) {
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** @param asked the state the user answered: a code typed for another card must not reach this one */
    private void verify(CardState asked, byte[] code) {
        if (current != null && board.state() == asked) {
            current.verify(code);
        }
        Arrays.fill(code, (byte) 0);
    }

    @Override
    public CompletableFuture<HashSignature> signHash(byte[] sha256, char[] code) {
        byte[] digits = bytes(code);
        Arrays.fill(code, '\0');
        CompletableFuture<HashSignature> answer = new CompletableFuture<>();
        boolean posted = post(() -> {
            if (current != null) {
                current.signHash(sha256, digits, answer);
            } else {
                answer.completeExceptionally(notOpen());
            }
            Arrays.fill(digits, (byte) 0);
        });
        if (!posted) {
            Arrays.fill(digits, (byte) 0);
            answer.completeExceptionally(notOpen());
        }
        return answer;
    }

    private static SignatureRefusedException notOpen() {
        return new SignatureRefusedException(SignatureRefusedException.Reason.NOT_OPEN, new Tries.Unknown());
    }

    /** A code is made of ASCII digits: one byte, one character. */
    private static byte[] bytes(char[] code) {
        byte[] digits = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            digits[i] = (byte) code[i];
        }
        return digits;
    }

    @Override
    public CompletableFuture<CardReport> inspect() {
        CompletableFuture<CardReport> answer = new CompletableFuture<>();
        post(() -> {
            Optional<Path> file = places.find();
            CompletableFuture<ModuleView> module = file.isPresent() && agent != null
                    ? agent.module(file.get())
                    : CompletableFuture.failedFuture(new IOException("no module"));
            module.whenComplete((described, error) ->
                    post(() -> answer.complete(CardInspection.report(readers, places, described, current))));
        });
        return answer;
    }

    @Override
    public void lock() {
        post(() -> {
            if (current != null) {
                current.lock();
            }
        });
    }

    @Override
    public void close() {
        post(() -> {
            closed = true;
            stopFollowingRevocations.run();
            forgetCard();
            if (agent != null) {
                agent.close();
            }
            thread.shutdownNow();
        });
    }

    /** Runs a message on the machine's thread, after those that came before. */
    boolean post(Runnable message) {
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
            agent = launcher.start(new Agent.Listener() {
                @Override
                public void readersChanged(ReadersView view) {
                    post(() -> {
                        if (generation == agents) {
                            onReaders(view);
                        }
                    });
                }

                @Override
                public void agentLost(Agent.Loss why) {
                    post(() -> {
                        if (generation == agents) {
                            onAgentLost(why);
                        }
                    });
                }
            });
        } catch (IOException e) {
            LOG.error("The card agent cannot be started", e);
            onAgentLost(Agent.Loss.ENDED);
        }
    }

    private void onAgentLost(Agent.Loss why) {
        if (closed) {
            return;
        }
        agent = null;
        forgetCard();
        readers = new ReadersView(false, List.of());
        board.publish(
                switch (why) {
                    case SERVICE_GONE -> new CardState.NoService();
                    case SILENT -> new CardState.NotResponding(CardState.Trouble.SILENT);
                    case ENDED -> new CardState.NotResponding(CardState.Trouble.CRASHED);
                });
        thread.schedule(this::startAgent, restartMillis, TimeUnit.MILLISECONDS);
        restartMillis = Math.min(restartMillis * 2, LONGEST_RESTART_MILLIS);
    }

    private void forgetCard() {
        if (current != null) {
            current.forget();
            current = null;
        }
    }

    private void onReaders(ReadersView view) {
        readers = view;
        Optional<ReaderView> latest = view.readers().stream()
                .filter(reader -> reader.occupied() && new Atr(reader.atr()).cpsFamily())
                .max(Comparator.comparingInt(ReaderView::insertion));
        if (latest.isEmpty()) {
            restartMillis =
                    FIRST_RESTART_MILLIS; // with a card in, only a card that was read shows that the module works
        }
        if (current != null && leaves(current, view, latest)) {
            current.left();
            current = null;
        }
        if (current != null) {
            current.lookAgain();
        } else if (latest.isPresent() && agent != null) {
            current = new InsertedCard(latest.get(), new Desk(agent, board, places, check, this::post));
            current.read();
        } else {
            board.publish(withoutCard(view));
        }
    }

    /** Pulled out; or, of two cards, the other came last and this one is not at work. */
    private static boolean leaves(InsertedCard card, ReadersView view, Optional<ReaderView> latest) {
        return !card.isStillIn(view.readers()) || (latest.isPresent() && card.olderThan(latest.get()) && !card.busy());
    }

    private static CardState withoutCard(ReadersView view) {
        if (!view.service()) {
            return new CardState.NoService();
        }
        if (view.readers().isEmpty()) {
            return new CardState.NoReader();
        }
        return view.readers().stream()
                .filter(ReaderView::occupied)
                .findFirst()
                .map(CardMachine::withoutUse)
                .orElseGet(() -> new CardState.NoCard(
                        view.readers().stream().map(ReaderView::name).toList()));
    }

    /** A card is in, but not one that can be read. */
    private static CardState withoutUse(ReaderView reader) {
        Atr atr = new Atr(reader.atr());
        if (atr.contactless()) {
            return new CardState.NotResponding(CardState.Trouble.CONTACTLESS);
        }
        return atr.mute()
                ? new CardState.NotResponding(CardState.Trouble.COMMUNICATION)
                : new CardState.NotACpsCard(reader.name());
    }
}
