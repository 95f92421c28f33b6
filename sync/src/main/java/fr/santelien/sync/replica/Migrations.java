package fr.santelien.sync.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Numbered scripts, each applied once in its own transaction; the number reached is SQLite's {@code user_version}. */
final class Migrations {

    /** In order; the script of version n is the n-th. A released script never changes again. */
    private static final List<String> SCRIPTS = List.of("V001.sql", "V002.sql");

    private Migrations() {}

    /** @throws ReplicaException {@code NEWER_VERSION} when the file was written by a later poste */
    static void run(Sql sql) {
        long version = sql.list("PRAGMA user_version", row -> row.number("user_version"))
                .getFirst();
        if (version > SCRIPTS.size()) {
            throw new ReplicaException(
                    ReplicaException.Kind.NEWER_VERSION,
                    "the file has schema " + version + ", this poste knows " + SCRIPTS.size());
        }
        for (int next = (int) version + 1; next <= SCRIPTS.size(); next++) {
            sql.run("BEGIN IMMEDIATE");
            try {
                for (String statement : statements(SCRIPTS.get(next - 1))) {
                    sql.run(statement);
                }
                sql.run("PRAGMA user_version = " + next);
                sql.run("COMMIT");
            } catch (RuntimeException e) {
                sql.run("ROLLBACK");
                throw e;
            }
        }
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
