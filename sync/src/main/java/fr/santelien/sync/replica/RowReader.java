package fr.santelien.sync.replica;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One row of a query, read by column name. */
public interface RowReader {

    /**
     * What is kept packed is unpacked.
     *
     * @throws ReplicaException when the column is absent or null, or {@code DAMAGED}
     */
    String text(String column);

    @Nullable
    String textOrNull(String column);

    /** @throws ReplicaException when the column is absent or null */
    long number(String column);

    OptionalLong numberOrEmpty(String column);
}
