package fr.santelien.server.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.contract.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The access table of {@code src/contract}: what each role may do with each subject. What it does not say is refused. */
public final class AccessTable {

    /** What a role may do; each one includes the ones before it. */
    enum Level {
        NONE,
        READ,
        WRITE
    }

    private final Map<String, Map<String, Level>> levels;

    private AccessTable(Map<String, Map<String, Level>> levels) {
        this.levels = levels;
    }

    /** @throws IOException when the table of the contract is missing or is not what it should be */
    public static AccessTable load() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Names.class.getResourceAsStream("access-table.json"), "access-table.json of the contract")) {
            Map<String, Map<String, String>> read = new ObjectMapper().readValue(in, new TypeReference<>() {});
            return new AccessTable(read.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, row -> levels(row.getValue()))));
        }
    }

    boolean mayRead(Set<String> roles, Subject subject) {
        return level(roles, subject).compareTo(Level.READ) >= 0;
    }

    boolean mayWrite(Set<String> roles, Subject subject) {
        return level(roles, subject) == Level.WRITE;
    }

    private Level level(Set<String> roles, Subject subject) {
        return roles.stream()
                .map(role -> levels.getOrDefault(role, Map.of()).getOrDefault(subject.code, Level.NONE))
                .max(Level::compareTo)
                .orElse(Level.NONE);
    }

    private static Map<String, Level> levels(Map<String, String> row) {
        return row.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, cell -> Level.valueOf(cell.getValue().toUpperCase(Locale.ROOT))));
    }
}
