package fr.santelien.lab.region;

import fr.santelien.coordination.access.User;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.util.Locale;

/** The holders of the demo cards as their postes know them once the directory was read. */
public final class Users {

    private Users() {}

    public static User of(DemoPerson person, DemoStructure structure) {
        Profession profession = Profession.of(person);
        return new User(
                person.idType + ":" + person.idValue,
                Staff.display(person),
                Staff.roleId(person, structure),
                User.Role.valueOf(person.role.toUpperCase(Locale.ROOT)),
                profession == null ? null : profession.label,
                structure.id,
                structure.label);
    }

    /** The same person at the same place, with other rights. */
    public static User in(User user, User.Role role) {
        return new User(
                user.holderId(),
                user.display(),
                user.roleId(),
                role,
                user.profession(),
                user.structureId(),
                user.structureName());
    }
}
