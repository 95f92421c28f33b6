package fr.santelien.coordination.access;

import fr.santelien.coordination.access.AccessTable.Level;

/** One row of the table. */
record RoleAccess(AccessTable table, User.Role role) implements Access {

    @Override
    public boolean mayRead(Subject subject) {
        return table.level(role, subject) != Level.NONE;
    }

    @Override
    public boolean mayWrite(Subject subject) {
        return table.level(role, subject) == Level.WRITE;
    }
}
