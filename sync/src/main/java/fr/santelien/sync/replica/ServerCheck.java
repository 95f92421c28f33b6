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
 * @param updateTried whether it was tried what it does of an update that was made from another version
 */
public record ServerCheck(Instant at, String software, Set<ServerCapability> missing, boolean updateTried) {

    static Optional<ServerCheck> last(Sql sql) {
        return sql.first(
                "SELECT at, software, missing, update_tried FROM server_check",
                row -> new ServerCheck(
                        Instant.parse(row.text("at")),
                        row.text("software"),
                        capabilities(row.text("missing")),
                        row.number("update_tried") != 0));
    }

    void save(Sql sql) {
        sql.execute("DELETE FROM server_check");
        sql.execute(
                "INSERT INTO server_check (at, software, missing, update_tried) VALUES (?, ?, ?, ?)",
                at.toString(),
                software,
                missing.stream().map(ServerCapability::name).collect(Collectors.joining(",")),
                updateTried ? 1 : 0);
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
