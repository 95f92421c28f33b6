package fr.santelien.sync.replica;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row a result set stands on. */
final class ResultRow implements RowReader {

    private final ResultSet results;

    ResultRow(ResultSet results) {
        this.results = results;
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
            return results.getString(column);
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
