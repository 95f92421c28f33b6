package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.lab.card.CardKind;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Card runs one after the other on one poste's card side; what it holds at the end is compared with after a warm-up. */
final class CardEndurance {
    /** The agent gets the module's limit, 20 s, then starts again and reads the card. */
    static final Duration STATE_LIMIT = Duration.ofSeconds(45);

    private static final int LONGEST_WARM_UP = 20;
    private static final int RUNS_BETWEEN_TELLING = 25;

    private final CardDesk desk;
    private final Function<CardDesk, CardSession> start;
    private final Duration stateLimit;
    private final Consumer<String> tell;
    private final Tally tally = new Tally();
    private final Map<CardKind, VirtualCard> cards = new EnumMap<>(CardKind.class);

    /**
     * @param start the card side under trial
     * @param stateLimit past it, a state is taken for never coming
     */
    CardEndurance(CardDesk desk, Function<CardDesk, CardSession> start, Duration stateLimit, Consumer<String> tell)
            throws IOException, GeneralSecurityException {
        this.desk = desk;
        this.start = start;
        this.stateLimit = stateLimit;
        this.tell = tell;
        for (CardKind kind : CardKind.values()) {
            cards.put(kind, kind.make(desk.pki().card(DemoPerson.SOPHIE)));
        }
    }

    Tally run(EnduranceOptions options) throws IOException, InterruptedException {
        long end = System.nanoTime() + options.limit().toNanos();
        int warmUp = Math.min(LONGEST_WARM_UP, options.count() / 4);
        Census before = null;
        int number = 0;
        while (number < options.count() && System.nanoTime() < end) {
            try (CardSession session = start.apply(desk);
                    CardFollower states = follow(session)) {
                boolean alive = true;
                while (alive && number < options.count() && System.nanoTime() < end) {
                    if (number == warmUp) {
                        before = Census.take(desk.reader());
                    }
                    alive = play(RunPlan.of(options.seed(), number++), session, states);
                }
                if (alive && before != null) {
                    List<String> leaks = Census.take(desk.reader()).leaksSince(before);
                    leaks.forEach(leak -> tell.accept("fuite : " + leak));
                    tally.leaked(leaks.size());
                }
            }
        }
        return tally;
    }

    /** Whether the session is still good for another run. */
    private boolean play(RunPlan plan, CardSession session, CardFollower states)
            throws IOException, InterruptedException {
        VirtualCard card = Objects.requireNonNull(cards.get(plan.kind()));
        tally.ran();
        try {
            new CardRun(plan, desk, session, states, card, stateLimit).play();
            return true;
        } catch (CardRun.RefusedException e) {
            tell.accept(plan + " : refusé, " + e.getMessage());
            tally.refused();
            return true;
        } catch (AssertionError e) {
            tell.accept(plan + " : sans suite, " + e.getMessage());
            tally.hung();
            return false;
        } finally {
            desk.reader().remove();
            card.withTries(3);
            states.names(); // what passed is of no more use
            if (tally.runs() % RUNS_BETWEEN_TELLING == 0) {
                tell.accept(tally.runs() + " passages");
            }
        }
    }

    private CardFollower follow(CardSession session) {
        session.onChange(state -> {
            if (state instanceof CardState.NotResponding trouble
                    && (trouble.trouble() == CardState.Trouble.SILENT
                            || trouble.trouble() == CardState.Trouble.CRASHED)) {
                tally.agentRestarted();
                tell.accept("passage " + tally.runs() + " : l’agent repart, " + trouble.trouble());
            }
        });
        return new CardFollower(session);
    }
}
