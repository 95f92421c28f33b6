package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One place that an acknowledged command changed.
 *
 * @param number order of acknowledgement
 * @param command what was done in one go bears one number
 * @param who poste and holder
 * @param what the command, in its own words
 * @param before what the user saw there, null when nothing
 * @param after what she left there, null when nothing
 */
record Edit(
        int number,
        int command,
        String who,
        String what,
        Reference reference,
        String place,
        @Nullable String before,
        @Nullable String after) {

    /** Whether somebody chose between two values that were there already. */
    boolean decision() {
        return isDecision(what);
    }

    static boolean isDecision(String what) {
        return what.equals("decide") || what.equals("undo");
    }

    /** Colleagues share a file: what one of them left unsent another may take back. */
    String poste() {
        return who.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return "#" + number + " " + who + ", " + what + " : " + reference + " " + place + " " + before + " → " + after;
    }
}
