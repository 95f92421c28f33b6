package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.util.List;

/** From the start of the card side to its first state, beside a bare JVM that reaches its main. */
final class CardStartBench {
    private static final int SAMPLES = 11;

    private CardStartBench() {}

    static List<Figure> run(CardDesk ours, CardDesk bare) throws Exception {
        double[] first = new double[SAMPLES];
        double[] main = new double[SAMPLES];
        double[] since = new double[SAMPLES];
        for (int i = -1; i < SAMPLES; i++) {
            long start = System.nanoTime();
            BareProcess.start(bare).close();
            double reached = (System.nanoTime() - start) / 1e6;
            double state = firstState(ours);
            if (i >= 0) {
                main[i] = reached;
                first[i] = state;
                since[i] = Math.max(0, state - reached);
            }
        }
        double bareMain = Figure.median(main);
        return List.of(
                new Figure(
                        "first state, from the start of the process",
                        Figure.median(first),
                        "bare JVM, start to main",
                        bareMain),
                new Figure(
                        "first state, from the agent's main",
                        Figure.median(since),
                        "bare JVM, start to main",
                        bareMain,
                        "ms",
                        new Limit.Most(300)));
    }

    private static double firstState(CardDesk desk) throws InterruptedException {
        long start = System.nanoTime();
        try (CardSession session = desk.start();
                CardFollower states = new CardFollower(session)) {
            states.await(CardState.NoCard.class);
            return (states.awaitedAt() - start) / 1e6;
        }
    }
}
