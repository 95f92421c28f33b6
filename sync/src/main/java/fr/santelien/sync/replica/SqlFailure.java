package fr.santelien.sync.replica;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * What SQLite refused, in our words. Its own message is dropped on purpose, with the cause that holds it: a full-text
 * syntax error quotes what the user typed.
 */
final class SqlFailure {

    private SqlFailure() {}

    static ReplicaException of(SQLException e) {
        SQLiteErrorCode code = code(e);
        return new ReplicaException(kind(code), "SQLite answered " + code.name());
    }

    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode());
    }

    private static ReplicaException.Kind kind(SQLiteErrorCode code) {
        String name = code.name();
        if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
            return ReplicaException.Kind.DAMAGED;
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return ReplicaException.Kind.IN_USE;
        }
        if (name.startsWith("SQLITE_IOERR")
                || name.startsWith("SQLITE_FULL")
                || name.startsWith("SQLITE_READONLY")
                || name.startsWith("SQLITE_CANTOPEN")
                || name.startsWith("SQLITE_PERM")) {
            return ReplicaException.Kind.STORAGE;
        }
        return ReplicaException.Kind.INTERNAL;
    }
}
