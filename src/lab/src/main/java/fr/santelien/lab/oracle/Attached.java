package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;

/**
 * A document that an acknowledged command attached to a request.
 *
 * @param number order of acknowledgement
 * @param who poste and holder
 */
record Attached(int number, String who, Reference request, NamedDocument document) {

    /** Colleagues share a file: what one of them left unsent another may take back. */
    String poste() {
        return who.split(" ", 2)[0];
    }

    Reference binary() {
        return new Reference("Binary", document.binary());
    }

    @Override
    public String toString() {
        return "document #" + number + " " + who + " : " + request + " output[" + document.id() + "] " + binary()
                + " SHA-256 " + document.sha256();
    }
}
