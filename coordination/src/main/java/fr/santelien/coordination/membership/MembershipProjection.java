package fr.santelien.coordination.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Users;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who works where: PractitionerRoles, with the Practitioners that cards are known by. */
public final class MembershipProjection implements Projection {

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> types() {
        return Set.of("Practitioner", "PractitionerRole");
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE practitioner (id TEXT PRIMARY KEY, holder_id TEXT NOT NULL, name TEXT NOT NULL)"
                        + " STRICT, WITHOUT ROWID",
                "CREATE INDEX practitioner_holder ON practitioner (holder_id)",
                "CREATE TABLE membership (id TEXT PRIMARY KEY, structure_id TEXT NOT NULL,"
                        + " practitioner_id TEXT NOT NULL, name TEXT NOT NULL, profession TEXT, role TEXT NOT NULL,"
                        + " since TEXT, until TEXT, active INTEGER NOT NULL, key TEXT NOT NULL)"
                        + " STRICT, WITHOUT ROWID",
                "CREATE TABLE lost_card (membership_id TEXT NOT NULL, number TEXT NOT NULL, declared_at TEXT NOT NULL,"
                        + " PRIMARY KEY (membership_id, number)) STRICT, WITHOUT ROWID",
                "CREATE INDEX membership_structure ON membership (structure_id, key)",
                "CREATE INDEX membership_practitioner ON membership (practitioner_id)");
    }

    @Override
    public List<String> tables() {
        return List.of("membership", "practitioner", "lost_card");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        if (reference.type().equals("Practitioner")) {
            practitioner(rows, reference.id(), resource);
        } else {
            membership(rows, reference.id(), resource);
        }
    }

    private static void practitioner(RowWriter rows, String id, @Nullable ObjectNode practitioner) {
        rows.execute("DELETE FROM practitioner WHERE id = ?", id);
        if (practitioner != null) {
            ObjectNode name =
                    Elements.objects(practitioner, "name").stream().findFirst().orElseGet(Elements::object);
            String display = (Elements.text(name, "family") + " "
                            + name.path("given").path(0).asText(""))
                    .strip();
            rows.execute("INSERT INTO practitioner VALUES (?, ?, ?)", id, Users.holderId(practitioner), display);
        }
    }

    private static void membership(RowWriter rows, String id, @Nullable ObjectNode role) {
        rows.execute("DELETE FROM membership WHERE id = ?", id);
        rows.execute("DELETE FROM lost_card WHERE membership_id = ?", id);
        if (role != null) {
            LostCards.in(role)
                    .forEach(lost -> rows.execute(
                            "INSERT OR REPLACE INTO lost_card VALUES (?, ?, ?)",
                            id,
                            lost.number(),
                            lost.declaredAt().toString()));
            String name = References.display(role.path("practitioner"));
            rows.execute(
                    "INSERT INTO membership VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
    }

    private static @Nullable String day(ObjectNode role, String bound) {
        LocalDate day = Times.date(Elements.text(role, "period", bound));
        return day == null ? null : day.toString();
    }
}
