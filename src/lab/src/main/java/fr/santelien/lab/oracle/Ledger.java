package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import org.jspecify.annotations.Nullable;

/** Is told what a poste acknowledged. */
@FunctionalInterface
public interface Ledger {

    /**
     * A command returned: what it changed is now the poste's to keep.
     *
     * @param who poste and holder, for the report
     * @param before the resource as the user saw it, null when she made it
     * @param after as she left it
     */
    void acknowledged(String who, String what, @Nullable ObjectNode before, ObjectNode after);

    /**
     * A document was opened. Whoever only passes edits on leaves it.
     *
     * @param document id of the element that names it in the request
     * @param announced SHA-256 of its content as the request says, hexadecimal
     * @param content what its reader was given
     */
    default void opened(String who, Reference request, String document, String announced, byte[] content) {}
}
