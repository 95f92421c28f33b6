package fr.santelien.sync.replica;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server was found to offer.
 *
 * @param software what the server calls itself in its answers: another one is checked again
 * @param missing what it lacks of what the exchange relies on
 */
public record ServerCheck(Instant at, String software, Set<ServerCapability> missing) {

    static Optional<ServerCheck> last(Sql sql) {
        return sql.first(
                "SELECT at, software, missing FROM server_check",
                row -> new ServerCheck(
                        Instant.parse(row.text("at")), row.text("software"), capabilities(row.text("missing"))));
    }

    void save(Sql sql) {
        sql.execute("DELETE FROM server_check");
        sql.execute(
                "INSERT INTO server_check (at, software, missing) VALUES (?, ?, ?)",
                at.toString(),
                software,
                missing.stream().map(ServerCapability::name).collect(Collectors.joining(",")));
    }

    private static Set<ServerCapability> capabilities(String names) {
        Set<ServerCapability> found = EnumSet.noneOf(ServerCapability.class);
        for (ServerCapability one : ServerCapability.values()) {
            if (Set.of(names.split(",")).contains(one.name())) {
                found.add(one);
            }
        }
        return found;
    }
}
