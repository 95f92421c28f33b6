package fr.santelien.coordination.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Users;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who works where: PractitionerRoles, with the Practitioners that cards are known by. */
public final class MembershipProjection implements Projection {

    private static final ReadTable PRACTITIONER = ReadTable.of(
                    "Practitioner",
                    "practitioner",
                    1,
                    "id TEXT NOT NULL",
                    "holder_id TEXT NOT NULL",
                    "name TEXT NOT NULL")
            .index("holder_id");

    private static final ReadTable MEMBERSHIP = ReadTable.of(
                    "PractitionerRole",
                    "membership",
                    1,
                    "id TEXT NOT NULL",
                    "structure_id TEXT NOT NULL",
                    "practitioner_id TEXT NOT NULL",
                    "name TEXT NOT NULL",
                    "profession TEXT",
                    "role TEXT NOT NULL",
                    "since TEXT",
                    "until TEXT",
                    "active INTEGER NOT NULL",
                    "key TEXT NOT NULL")
            .index("structure_id", "key")
            .index("practitioner_id");

    private static final ReadTable LOST_CARD = ReadTable.of(
            "PractitionerRole",
            "lost_card",
            2,
            "membership_id TEXT NOT NULL",
            "number TEXT NOT NULL",
            "declared_at TEXT NOT NULL");

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(PRACTITIONER, MEMBERSHIP, LOST_CARD);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        if (reference.type().equals("Practitioner")) {
            practitioner(rows, reference.id(), resource);
        } else {
            membership(rows, reference.id(), resource);
        }
    }

    private static void practitioner(ReadRows rows, String id, ObjectNode practitioner) {
        ObjectNode name =
                Elements.objects(practitioner, "name").stream().findFirst().orElseGet(Elements::object);
        String display = (Elements.text(name, "family") + " "
                        + name.path("given").path(0).asText(""))
                .strip();
        rows.add(PRACTITIONER, id, Users.holderId(practitioner), display);
    }

    private static void membership(ReadRows rows, String id, ObjectNode role) {
        for (LostCard lost : LostCards.in(role)) {
            rows.add(LOST_CARD, id, lost.number(), lost.declaredAt().toString());
        }
        String name = References.display(role.path("practitioner"));
        rows.add(
                MEMBERSHIP,
                id,
                References.id(role.path("organization"), "Organization"),
                References.id(role.path("practitioner"), "Practitioner"),
                name,
                Users.profession(role),
                Users.role(role).name(),
                day(role, "start"),
                day(role, "end"),
                Elements.text(role, "active").equals("false") ? 0 : 1,
                SearchKey.of(name));
    }

    private static @Nullable String day(ObjectNode role, String bound) {
        LocalDate day = Times.date(Elements.text(role, "period", bound));
        return day == null ? null : day.toString();
    }
}
