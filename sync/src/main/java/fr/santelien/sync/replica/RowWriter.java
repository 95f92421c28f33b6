package fr.santelien.sync.replica;

import org.jspecify.annotations.Nullable;

/** What a {@link Projection} may do: run statements inside the transaction that writes the resource. */
public interface RowWriter {

    /** Runs one parametrised statement; parameters are String, Long, Integer, Double, byte[] or null. */
    void execute(String sql, @Nullable Object... parameters);
}
