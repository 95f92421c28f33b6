package fr.santelien.desktop.testing;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import java.time.LocalDate;
import java.util.List;

/** Fictitious people for the screens. */
public final class SamplePatients {

    public static final PatientIdentity DURAND = new PatientIdentity(
            "p-durand",
            "LEFÈVRE",
            "DURAND",
            "Jeanne",
            null,
            LocalDate.of(1942, 5, 12),
            "Rennes (35238)",
            "F",
            IdentityStatus.QUALIFIEE,
            "242053523811405",
            "1.2.250.1.213.1.4.8",
            false,
            false,
            false);

    public static final PatientIdentity LONG = new PatientIdentity(
            "p-long",
            "DE SAINT-EXUPÉRY DE LA TOUR D’AUVERGNE",
            "DE LA ROCHEFOUCAULD-MONTMORENCY",
            "Marie-Hélène-Antoinette",
            null,
            LocalDate.of(1931, 11, 30),
            "Saint-Germain-de-Tallevende-la-Lande-Vaumont (14658)",
            "F",
            IdentityStatus.QUALIFIEE,
            "231111465800172",
            "1.2.250.1.213.1.4.8",
            true,
            false,
            false);

    public static final PatientIdentity BENALI = plain(
            "p-benali", "BENALI", "Karim", LocalDate.of(1969, 9, 3), "Oran (99352)", "M", IdentityStatus.PROVISOIRE);

    public static final PatientIdentity NGUYEN =
            plain("p-nguyen", "NGUYEN", "Linh", LocalDate.of(1995, 7, 17), "Lyon (69123)", "F", IdentityStatus.VALIDEE);

    public static final PatientIdentity LEROY = plain(
            "p-leroy", "LEROY", "Paul", LocalDate.of(1960, 1, 21), "Suresnes (92073)", "M", IdentityStatus.RECUPEREE);

    public static final List<PatientIdentity> ALL = List.of(BENALI, LONG, DURAND, LEROY, NGUYEN);

    private SamplePatients() {}

    private static PatientIdentity plain(
            String id, String name, String givenName, LocalDate born, String place, String sex, IdentityStatus status) {
        return new PatientIdentity(
                id, name, null, givenName, null, born, place, sex, status, null, null, false, false, false);
    }
}
