package fr.santelien.lab.world;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.start.Poste;
import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A whole poste without a window: real agent, real module, real file, real exchange. */
public final class LabPoste implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final VirtualReader reader;
    private final CardSession card;
    private final Poste poste;

    /** @param reader stays the caller's */
    public LabPoste(PosteConfiguration configuration, VirtualReader reader) {
        this.reader = reader;
        this.card = Cards.start(configuration.card());
        this.poste = new Poste(configuration, card, Clock.systemUTC());
    }

    /** Puts the card in, gives its code and opens the only structure. */
    public Work logIn(VirtualCard inserted) throws IOException {
        return switch (tryToLogIn(inserted)) {
            case OpenOutcome.Opened(Work work) -> work;
            case OpenOutcome.ChooseStructure _ -> throw new AssertionError("several structures");
            case OpenOutcome.Refused(String sentence, String _, String _, OpenOutcome.Next _) ->
                throw new AssertionError(sentence);
        };
    }

    /** Puts the card in and gives its code; what the login screen would be told. */
    public OpenOutcome tryToLogIn(VirtualCard inserted) throws IOException {
        reader.insert(inserted);
        await(CardState.AwaitingCode.class, state -> true);
        card.submitCode(DemoPerson.CODE.toCharArray());
        CardState.Open open = await(CardState.Open.class, state -> true);
        return poste.open(open.card(), null);
    }

    /** F9: the card asks its code again, the session and its exchange go on. */
    public void lock() {
        card.lock();
        await(CardState.AwaitingCode.class, state -> true);
    }

    /** The code is given again: what the lock screen would be told. */
    public OpenOutcome unlock() {
        card.submitCode(DemoPerson.CODE.toCharArray());
        CardState.Open again = await(CardState.Open.class, state -> !state.codeNeeded());
        return poste.open(again.card(), null);
    }

    /** Pulls the card out, as the screens do it: the session ends. */
    public void pullCard() {
        reader.remove();
        await(CardState.NoCard.class, state -> true);
        poste.close();
    }

    public Poste poste() {
        return poste;
    }

    /** Waits for a state of the card. */
    public <S extends CardState> S await(Class<S> wanted, Predicate<S> also) {
        CompletableFuture<S> seen = new CompletableFuture<>();
        Runnable stop = card.onChange(state -> offer(seen, wanted, also, state));
        try {
            offer(seen, wanted, also, card.state());
            return seen.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new AssertionError("waited for " + wanted.getSimpleName() + ", is " + card.state(), e);
        } finally {
            stop.run();
        }
    }

    /** Asks for exchanges until something holds on the poste. */
    public static void exchangeUntil(Work work, String what, BooleanSupplier holds) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Runnable stop = work.exchanges().connection().onChange(state -> {
            if (!state.running()) {
                if (holds.getAsBoolean()) {
                    done.complete(true);
                } else {
                    work.exchanges().connection().exchangeNow();
                }
            }
        });
        try {
            work.exchanges().connection().exchangeNow();
            done.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new AssertionError("not reached: " + what, e);
        } finally {
            stop.run();
        }
    }

    private static <S extends CardState> void offer(
            CompletableFuture<S> seen, Class<S> wanted, Predicate<S> also, CardState state) {
        if (wanted.isInstance(state) && also.test(wanted.cast(state))) {
            seen.complete(wanted.cast(state));
        }
    }

    @Override
    public void close() {
        poste.shutDown();
    }
}
