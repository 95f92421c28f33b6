package fr.santelien.coordination.worklist;

import java.util.List;

/**
 * A list in the side bar.
 *
 * @param received true when another structure owns it and shares it with ours
 * @param owner name of the structure that owns it
 * @param sharedWith names of the other structures that see it
 * @param unsent true while a change of it waits to be sent
 */
public record Worklist(
        String id,
        String title,
        int patients,
        boolean received,
        String owner,
        List<String> sharedWith,
        boolean unsent) {
    @Override
    public String toString() {
        return "List/" + id;
    }
}
