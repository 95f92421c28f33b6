package fr.santelien.lab.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes steps away as long as what is left still fails: delta debugging (Zeller, Hildebrandt 2002), complements only. */
final class Shrink {

    private Shrink() {}

    /** @param fails plays the steps; @return a list none of whose steps can be taken away alone */
    static <T> List<T> minimal(List<T> failing, int trials, Predicate<List<T>> fails) {
        List<T> left = new ArrayList<>(failing);
        int left1 = trials;
        int chunk = Math.max(1, left.size() / 2);
        while (left1 > 0) {
            boolean shorter = false;
            for (int from = 0; from < left.size() && left1 > 0; ) {
                List<T> without = new ArrayList<>(left.subList(0, from));
                without.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
                left1--;
                if (fails.test(without)) {
                    left = without;
                    shorter = true;
                } else {
                    from += chunk;
                }
            }
            if (chunk == 1 && !shorter) {
                break;
            }
            chunk = Math.max(1, chunk / 2);
        }
        return left;
    }
}
