package fr.santelien.lab.kills;

import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What is between the killed poste and what it relies on: nothing, or what breaks it and the oracle has to find.
 *
 * @param network the way to the server, while it lives
 * @param disk what a kill leaves of its files
 */
public record Variant(UnaryOperator<Transport> network, Disk disk) {

    public static final Variant NONE = new Variant(UnaryOperator.identity(), poste -> {});

    /** The disk of a poste. */
    @FunctionalInterface
    public interface Disk {
        /** @param poste folder of the poste that was just killed */
        void killed(Path poste) throws IOException;
    }

    public static Variant of(UnaryOperator<Transport> network) {
        return new Variant(network, NONE.disk());
    }

    public static Variant of(Disk disk) {
        return new Variant(NONE.network(), disk);
    }
}
