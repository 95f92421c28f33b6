package fr.santelien.coordination.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Role × subject → level. A cell that the file does not give is {@link Level#NONE}. */
public final class AccessTable {

    /** What a role may do with a subject. */
    public enum Level {
        NONE,
        READ,
        WRITE
    }

    private final Map<User.Role, Map<Access.Subject, Level>> levels = new EnumMap<>(User.Role.class);

    private AccessTable(JsonNode table) {
        for (User.Role role : User.Role.values()) {
            Map<Access.Subject, Level> row = new EnumMap<>(Access.Subject.class);
            for (Access.Subject subject : Access.Subject.values()) {
                row.put(subject, level(Elements.text(table, name(role), name(subject))));
            }
            levels.put(role, row);
        }
    }

    /** The table both sides of the wire share. */
    public static AccessTable ofContract() {
        try (InputStream file = Names.class.getResourceAsStream("access-table.json")) {
            return new AccessTable(new ObjectMapper().readTree(Objects.requireNonNull(file, "access-table.json")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Level level(User.Role role, Access.Subject subject) {
        return Objects.requireNonNull(Objects.requireNonNull(levels.get(role)).get(subject));
    }

    /** The rights of one user. */
    public Access of(User user) {
        return new RoleAccess(this, user.role());
    }

    private static Level level(String text) {
        return switch (text) {
            case "read" -> Level.READ;
            case "write" -> Level.WRITE;
            default -> Level.NONE;
        };
    }

    /** {@code PPCS_MEDICAL} is {@code ppcs-medical} in the file. */
    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
