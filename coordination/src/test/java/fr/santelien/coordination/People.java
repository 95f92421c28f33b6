package fr.santelien.coordination;

import fr.santelien.coordination.access.User;

/** Fictitious users. */
public final class People {

    public static final User SOPHIE = new User(
            "3:920009016/000000018",
            "Sophie MARTIN",
            "role-sophie",
            User.Role.SECRETARY,
            null,
            "centre",
            "Centre municipal de santé des Coteaux");

    public static final User NATHALIE = new User(
            "8:10009990010",
            "Nathalie COHEN",
            "role-nathalie",
            User.Role.COORDINATOR,
            "Infirmier",
            "centre",
            "Centre municipal de santé des Coteaux");

    public static final User KARIMA = new User(
            "8:10009990036",
            "Karima DIALLO",
            "role-karima",
            User.Role.COORDINATOR,
            "Infirmier",
            "dac",
            "DAC des Rives");

    public static final User MEMBER = new User(
            "8:10009990051",
            "Léa GARNIER",
            "role-lea",
            User.Role.MEMBER,
            "Médecin",
            "centre",
            "Centre municipal de santé des Coteaux");

    public static final User HELENE = new User(
            "3:920009016/000000002",
            "Hélène LAMBERT",
            "role-helene",
            User.Role.REFERENT,
            null,
            "centre",
            "Centre municipal de santé des Coteaux");

    private People() {}
}
