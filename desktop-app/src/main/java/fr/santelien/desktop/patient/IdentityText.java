package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** An identity in words, as the identity rules want it on screen: strict traits, matricule with its OID, status. */
public final class IdentityText {

    /** Digits of a matricule INS by group: sex, year, month, department, commune, order, key. */
    private static final int[] INS_GROUPS = {1, 2, 2, 2, 3, 3, 2};

    private static final String NO_BREAK = "\u00a0";

    private IdentityText() {}

    /** « née LEFÈVRE », with the first name of birth when another one is used. */
    public static String born(PatientIdentity patient) {
        String name = patient.usedGivenName() == null || patient.usedGivenName().equals(patient.givenName())
                ? patient.birthName()
                : patient.birthName() + " " + patient.givenName();
        return Texts.get("patient.born." + sexKey(patient), name);
    }

    /** « F », « M » or « sexe indéterminé ». */
    public static String sex(PatientIdentity patient) {
        return Texts.get("patient.sex." + sexKey(patient));
    }

    /** « 12/05/1942 (84 ans) », or that it is not known. */
    public static String birthDate(PatientIdentity patient, LocalDate today) {
        LocalDate born = patient.birthDate();
        if (born == null) {
            return Texts.get("patient.birthDate.unknown");
        }
        return Moments.day(born) + NO_BREAK + "(" + age(patient, today) + ")";
    }

    /** « 84 ans », in months below two years, empty when the birth date is not known. */
    public static String age(PatientIdentity patient, LocalDate today) {
        LocalDate born = patient.birthDate();
        if (born == null) {
            return "";
        }
        int years = patient.ageOn(today);
        if (years < 2) {
            long months = Period.between(born, today).toTotalMonths();
            return months + NO_BREAK + Texts.get("patient.age.months");
        }
        return years + NO_BREAK + Texts.get("patient.age.years");
    }

    /** « F · 12/05/1942 (84 ans) · Rennes (35238) ». */
    public static String traits(PatientIdentity patient, LocalDate today) {
        List<String> parts = new ArrayList<>(List.of(sex(patient), birthDate(patient, today)));
        parts.add(patient.birthPlace() == null ? Texts.get("patient.birthPlace.unknown") : patient.birthPlace());
        return String.join(" · ", parts);
    }

    /** Second line of a row: « F · 12/05/1942 (84 ans) ». */
    public static String brief(PatientIdentity patient, LocalDate today) {
        return sex(patient) + " · " + birthDate(patient, today);
    }

    /** « 2 42 05 35 238 114 05 », which never breaks; as it came when it has not 15 characters. */
    public static String groups(String ins) {
        if (ins.length() != 15) {
            return ins;
        }
        List<String> groups = new ArrayList<>();
        int start = 0;
        for (int length : INS_GROUPS) {
            groups.add(ins.substring(start, start + length));
            start += length;
        }
        return String.join(NO_BREAK, groups);
    }

    /** « Identité qualifiée ». */
    public static String status(IdentityStatus status) {
        return Texts.get("patient.status." + status.name());
    }

    /** « Qualifiée », where the column says that it is the identity. */
    public static String shortStatus(IdentityStatus status) {
        return Texts.get("patient.status.short." + status.name());
    }

    private static String sexKey(PatientIdentity patient) {
        return switch (patient.sex()) {
            case "F" -> "F";
            case "M" -> "M";
            default -> "I";
        };
    }
}
