package fr.santelien.sync.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbered scripts; the number reached is SQLite's {@code user_version}. All that are missing are applied in one
 * transaction: a poste killed on the way leaves the file of the former version, which the former poste still opens.
 */
final class Migrations {

    /** In order; the script of version n is the n-th. A released script never changes again. */
    private static final List<String> SCRIPTS =
            List.of("V001.sql", "V002.sql", "V003.sql", "V004.sql", "V005.sql", "V006.sql");

    private Migrations() {}

    /** @throws ReplicaException {@code NEWER_VERSION} when the file was written by a later poste */
    static void run(Sql sql) {
        long version = version(sql);
        if (version > SCRIPTS.size()) {
            throw new ReplicaException(
                    ReplicaException.Kind.NEWER_VERSION,
                    "the file has schema " + version + ", this poste knows " + SCRIPTS.size());
        }
        if (version == SCRIPTS.size()) {
            return;
        }
        sql.run("BEGIN IMMEDIATE");
        try {
            for (String script : SCRIPTS.subList((int) version, SCRIPTS.size())) {
                statements(script).forEach(sql::run);
            }
            sql.run("PRAGMA user_version = " + SCRIPTS.size());
            sql.run("COMMIT");
        } catch (RuntimeException e) {
            sql.run("ROLLBACK");
            throw e;
        }
    }

    /** Whether it is a schema of this poste or of a former one. */
    static boolean isKnown(Sql sql) {
        long version = version(sql);
        return version > 0 && version <= SCRIPTS.size();
    }

    static long version(Sql sql) {
        return sql.list("PRAGMA user_version", row -> row.number("user_version"))
                .getFirst();
    }

    private static List<String> statements(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new ReplicaException(ReplicaException.Kind.INTERNAL, "no migration " + script);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
            return text
                    .lines()
                    .reduce("", (whole, line) -> whole + line + "\n")
                    .transform(all -> List.of(all.split(";\\s*\n")))
                    .stream()
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new ReplicaException(ReplicaException.Kind.INTERNAL, "migration " + script + " cannot be read");
        }
    }
}
