package fr.santelien.sync.replica;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row a result set stands on. */
final class ResultRow implements RowReader {

    private final ResultSet results;
    private final Packing packing;

    ResultRow(ResultSet results, Packing packing) {
        this.results = results;
        this.packing = packing;
    }

    @Override
    public String text(String column) {
        String text = textOrNull(column);
        if (text == null) {
            throw absent(column);
        }
        return text;
    }

    @Override
    public @Nullable String textOrNull(String column) {
        try {
            Object value = results.getObject(column);
            return switch (value) {
                case null -> null;
                case byte[] packed -> packing.text(packed);
                default -> value.toString();
            };
        } catch (SQLException e) {
            throw absent(column);
        }
    }

    @Override
    public long number(String column) {
        return numberOrEmpty(column).orElseThrow(() -> absent(column));
    }

    @Override
    public OptionalLong numberOrEmpty(String column) {
        try {
            long number = results.getLong(column);
            return results.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (SQLException e) {
            throw absent(column);
        }
    }

    private static ReplicaException absent(String column) {
        return new ReplicaException(ReplicaException.Kind.INTERNAL, "no value in column " + column);
    }
}
