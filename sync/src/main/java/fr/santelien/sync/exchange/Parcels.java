package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.Ready;
import java.util.ArrayList;
import java.util.List;

/**
 * What leaves together. Measured on the reference engine, 20 to 100 resources a transaction are the quickest; a bundle is
 * bounded in length too, so that a slow line or a proxy's limit refuses little at once.
 */
final class Parcels {

    static final int MOST = 50;
    static final int LONGEST = 1 << 20;

    private Parcels() {}

    /** Cuts a queue into parcels, in its order; a resource longer than a parcel, or one that is
     * perhaps there already, or the content of a document, travels alone. */
    static List<List<Ready>> of(List<Ready> queue) {
        List<List<Ready>> parcels = new ArrayList<>();
        List<Ready> filling = new ArrayList<>();
        int length = 0;
        for (Ready next : queue) {
            boolean full = filling.size() == MOST || length + next.length() > LONGEST;
            boolean apart = travelsAlone(next) || (!filling.isEmpty() && travelsAlone(filling.getLast()));
            if (!filling.isEmpty() && (full || apart)) {
                parcels.add(filling);
                filling = new ArrayList<>();
                length = 0;
            }
            filling.add(next);
            length += next.length();
        }
        if (!filling.isEmpty()) {
            parcels.add(filling);
        }
        return parcels;
    }

    private static boolean travelsAlone(Ready ready) {
        return ready.mayBeThere() || ready.isDocument();
    }
}
