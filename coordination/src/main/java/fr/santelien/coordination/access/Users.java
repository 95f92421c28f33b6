package fr.santelien.coordination.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Who the holder of a card is in a structure: from the server at the first login, from the replica afterwards. */
public final class Users {

    private static final String NO_NAME = "Porteur de carte sans nom";

    private Users() {}

    /**
     * The user that a membership makes of the holder.
     *
     * @param holderId identifier type and value, {@code 8:10000000001}
     * @param cardName name on the card, empty when it bears none: then the membership's display is used
     */
    public static User from(String holderId, String cardName, ObjectNode role, ObjectNode organization) {
        String display = cardName.isBlank() ? References.display(role.path("practitioner")) : cardName;
        return new User(
                holderId,
                display.isBlank() ? NO_NAME : display,
                Elements.text(role, "id"),
                role(role),
                profession(role),
                References.id(role.path("organization"), "Organization"),
                name(role, organization));
    }

    /**
     * One user for each structure the holder may work for, out of the answer to {@code
     * GET PractitionerRole?practitioner.identifier=…&_include=PractitionerRole:organization}.
     *
     * @param today memberships that are over, or not begun, are left out
     */
    public static List<User> inBundle(String holderId, String cardName, JsonNode bundle, LocalDate today) {
        List<ObjectNode> resources = Elements.objects(bundle, "entry").stream()
                .map(entry -> entry.get("resource"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
        return resources.stream()
                .filter(resource -> Elements.text(resource, "resourceType").equals("PractitionerRole"))
                .filter(role -> isActive(role, today))
                .map(role -> from(holderId, cardName, role, organization(resources, role)))
                .toList();
    }

    /** The holder as a member of a structure, from the replica alone; empty when the membership is not here or over. */
    public static Optional<User> in(
            Replica replica, String holderId, String cardName, String structureId, LocalDate today) {
        return replica
                .query(
                        "SELECT m.id FROM membership m JOIN practitioner p ON p.id = m.practitioner_id"
                                + " WHERE p.holder_id = ? AND m.structure_id = ? ORDER BY m.id",
                        row -> row.text("id"),
                        holderId,
                        structureId)
                .stream()
                .map(id -> replica.read(new Reference("PractitionerRole", id)))
                .flatMap(Optional::stream)
                .map(stored -> stored.local())
                .filter(role -> isActive(role, today))
                .map(role -> from(
                        holderId,
                        cardName,
                        role,
                        replica.read(new Reference("Organization", structureId))
                                .map(stored -> stored.local())
                                .orElseGet(Elements::object)))
                .findFirst();
    }

    /** Role of a PractitionerRole; an unknown one is the least, {@code MEMBER}. */
    public static User.Role role(ObjectNode practitionerRole) {
        for (ObjectNode concept : Elements.objects(practitionerRole, "code")) {
            String code = Elements.code(concept, Names.ROLE).toUpperCase(Locale.ROOT);
            for (User.Role role : User.Role.values()) {
                if (role.name().equals(code)) {
                    return role;
                }
            }
        }
        return User.Role.MEMBER;
    }

    /** Label of the profession: the first code that is not our role, null when there is none. */
    public static @org.jspecify.annotations.Nullable String profession(ObjectNode practitionerRole) {
        return Elements.objects(practitionerRole, "code").stream()
                .flatMap(concept -> Elements.objects(concept, "coding").stream())
                .filter(coding -> !Elements.text(coding, "system").equals(Names.ROLE))
                .map(coding -> Elements.textOrNull(coding, "display"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether a membership holds on a day: active, begun, not over. */
    public static boolean isActive(ObjectNode practitionerRole, LocalDate day) {
        LocalDate start = Times.date(Elements.text(practitionerRole, "period", "start"));
        LocalDate end = Times.date(Elements.text(practitionerRole, "period", "end"));
        return !Elements.text(practitionerRole, "active").equals("false")
                && (start == null || !start.isAfter(day))
                && (end == null || !end.isBefore(day));
    }

    /** National identifier of a Practitioner as the card gives it: {@code 8:10000000001}; empty when it has none. */
    public static String holderId(ObjectNode practitioner) {
        return Elements.objects(practitioner, "identifier").stream()
                .filter(identifier -> Elements.text(identifier, "system").equals(Names.PERSON_IDENTIFIER))
                .map(identifier -> Elements.text(identifier, "value"))
                .filter(value -> value.length() > 1)
                .map(value -> value.charAt(0) + ":" + value.substring(1))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode organization(List<ObjectNode> resources, ObjectNode role) {
        String id = References.id(role.path("organization"), "Organization");
        return resources.stream()
                .filter(resource -> Elements.text(resource, "resourceType").equals("Organization"))
                .filter(resource -> Elements.text(resource, "id").equals(id))
                .findFirst()
                .orElseGet(Elements::object);
    }

    private static String name(ObjectNode role, ObjectNode organization) {
        String name = Elements.text(organization, "name");
        return name.isBlank() ? References.display(role.path("organization")) : name;
    }
}
