package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What happens in one run. The same seed and number give the same plan.
 *
 * @param pull when the card comes out
 * @param after how long after that moment began
 * @param foreignFirst a card of another family is put in before
 * @param wrongCodes given before the right one; never enough to block the card
 * @param reset another program resets the open card
 */
record RunPlan(
        int number, CardKind kind, Pull pull, Duration after, boolean foreignFirst, int wrongCodes, boolean reset) {

    /** When the card comes out. */
    enum Pull {
        BEFORE_IT_IS_SEEN(700),
        WHILE_READ(600),
        WHILE_LOGGING_IN(120),
        WHILE_SIGNING(300),
        LOCKED(0),
        AFTER_WORK(0);

        private final int longestMillis;

        Pull(int longestMillis) {
            this.longestMillis = longestMillis;
        }
    }

    static RunPlan of(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        List<Pull> pulls = List.of(Pull.values());
        Pull pull = pulls.get(random.nextInt(pulls.size()));
        return new RunPlan(
                number,
                random.nextInt(3) == 0 ? CardKind.PIV : CardKind.CPS3,
                pull,
                Duration.ofMillis(pull.longestMillis == 0 ? 0 : random.nextInt(pull.longestMillis)),
                random.nextInt(8) == 0,
                random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0,
                random.nextInt(8) == 0);
    }
}
