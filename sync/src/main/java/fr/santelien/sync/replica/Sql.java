package fr.santelien.sync.replica;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** One connection and its prepared statements; used by one thread at a time. */
final class Sql implements AutoCloseable {

    private static final int STATEMENTS = 100;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(STATEMENTS, 0.75f, true);

    private final Packing packing = new Packing();

    private Runnable damaged = () -> {};

    Sql(Connection connection) throws SQLException {
        this.connection = connection;
        // Transactions are begun and ended by statements. A driver that believes it has to commit tries a BEGIN of its
        // own after each of them.
        connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
    }

    /** @param met run when SQLite meets a damaged page, on the thread that asked */
    void onDamage(Runnable met) {
        damaged = met;
    }

    /** What its rows are packed and read with. */
    Packing packing() {
        return packing;
    }

    /** Rows inserted, changed and deleted since the connection was made. */
    long totalChanges() {
        try {
            return connection.unwrap(SQLiteConnection.class).getDatabase().total_changes();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Ends the statement that another thread runs on this connection; it fails there. */
    void interrupt() {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private ReplicaException failure(SQLException e) {
        ReplicaException failure = SqlFailure.of(e);
        if (failure.kind() == ReplicaException.Kind.DAMAGED) {
            damaged.run();
        }
        return failure;
    }

    /** What a check of the file found, told as damage that SQLite itself met. */
    ReplicaException damaged(String what) {
        damaged.run();
        return new ReplicaException(ReplicaException.Kind.DAMAGED, what);
    }

    /** Runs one parametrised statement; parameters are String, Long, Integer, byte[] or null. */
    void execute(String sql, @Nullable Object... parameters) {
        update(sql, parameters);
    }

    /** @return number of rows touched */
    int update(String sql, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = bound(sql, parameters);
            if (statement.execute()) {
                // Rows nobody reads: left open they would hold the transaction's snapshot.
                statement.getResultSet().close();
                return 0;
            }
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Runs one statement for each of the parameters.
     *
     * @return number of rows touched by each
     */
    int[] updateAll(String sql, List<@Nullable Object[]> parameters) {
        try {
            PreparedStatement statement = prepared(sql);
            for (@Nullable Object[] row : parameters) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs those that are the same with other parameters together, in the order of the first of each. */
    void executeAll(List<ReadRows.Statement> statements) {
        Map<String, List<@Nullable Object[]>> alike = new LinkedHashMap<>();
        statements.forEach(statement ->
                alike.computeIfAbsent(statement.sql(), sql -> new ArrayList<>()).add(statement.parameters()));
        alike.forEach(this::updateAll);
    }

    /**
     * Runs all of them, in the order of {@link #executeAll}, or none.
     *
     * @return false when one of them is nothing that its table can hold
     */
    boolean tryAll(List<ReadRows.Statement> statements) {
        // One statement is done whole or not at all.
        boolean several = statements.size() > 1;
        if (several) {
            execute("SAVEPOINT attempt");
        }
        try {
            executeAll(statements);
        } catch (ReplicaException e) {
            if (e.kind() != ReplicaException.Kind.INTERNAL) {
                throw e; // the disk: SQLite may have undone the whole transaction already
            }
            if (several) {
                execute("ROLLBACK TO attempt");
                execute("RELEASE attempt");
            }
            return false;
        }
        if (several) {
            execute("RELEASE attempt");
        }
        return true;
    }

    <T> List<T> list(String sql, Function<RowReader, T> row, @Nullable Object... parameters) {
        try (ResultSet results = bound(sql, parameters).executeQuery()) {
            ResultRow reader = new ResultRow(results, packing);
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.apply(reader));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    <T> Optional<T> first(String sql, Function<RowReader, T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** The same, not kept prepared: an attached file could not be let go of. */
    <T> List<T> once(String sql, Function<RowReader, T> row) {
        try (var statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            ResultRow reader = new ResultRow(results, packing);
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.apply(reader));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** For a statement that takes no parameter and is not to be kept prepared: PRAGMA, BEGIN, schema. */
    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, parameters);
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
            if (prepared.size() > STATEMENTS) {
                prepared.pollFirstEntry().getValue().close();
            }
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    @Override
    public void close() {
        try (packing) {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
