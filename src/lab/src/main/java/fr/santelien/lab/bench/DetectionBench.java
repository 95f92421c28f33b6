package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * From a card in or out to the state that says so, beside the JDK's own waiting call on the same reader. The PC/SC service
 * itself looks at the virtual reader every 400 ms; a real reader tells it at once.
 */
final class DetectionBench {
    private static final Limit ONE_SECOND = new Limit.Most(1_000);
    private static final int SAMPLES = 25;

    private DetectionBench() {}

    static List<Figure> run(CardDesk desk) throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.SOPHIE);
        double[] in = new double[SAMPLES];
        double[] bareIn = new double[SAMPLES];
        double[] out = new double[SAMPLES];
        double[] bareOut = new double[SAMPLES];
        try (CardSession session = desk.start();
                CardFollower states = new CardFollower(session);
                BareProcess bare = BareProcess.start(desk)) {
            states.await(CardState.NoCard.class);
            for (int i = -2; i < SAMPLES; i++) {
                CompletableFuture<Long> seen = watch(bare);
                desk.reader().insert(card);
                long inserted = desk.reader().first().changedAt();
                states.await(CardState.ReadingCard.class);
                double read = millis(inserted, states.awaitedAt());
                double bareRead = millis(inserted, seen.join());
                states.await(CardState.AwaitingCode.class);

                seen = watch(bare);
                desk.reader().remove();
                long removed = desk.reader().first().changedAt();
                states.await(CardState.NoCard.class);
                if (i >= 0) {
                    in[i] = read;
                    bareIn[i] = bareRead;
                    out[i] = millis(removed, states.awaitedAt());
                    bareOut[i] = millis(removed, seen.join());
                } else {
                    seen.join();
                }
            }
        }
        String waiting = "bare javax.smartcardio waitForChange";
        return List.of(
                new Figure(
                        "card in, state published",
                        Figure.median(in),
                        waiting,
                        Figure.median(bareIn),
                        "ms",
                        ONE_SECOND),
                new Figure("card in, slowest", Figure.highest(in), waiting, Figure.highest(bareIn), "ms", ONE_SECOND),
                new Figure(
                        "card out, state published",
                        Figure.median(out),
                        waiting,
                        Figure.median(bareOut),
                        "ms",
                        ONE_SECOND),
                new Figure(
                        "card out, slowest", Figure.highest(out), waiting, Figure.highest(bareOut), "ms", ONE_SECOND));
    }

    /** Completes with the time at which the bare process saw a change. */
    private static CompletableFuture<Long> watch(BareProcess bare) throws IOException {
        bare.order();
        bare.answer(); // it is watching
        return CompletableFuture.supplyAsync(() -> {
            try {
                bare.answer();
                return System.nanoTime();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }
}
