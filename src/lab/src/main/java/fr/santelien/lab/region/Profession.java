package fr.santelien.lab.region;

import fr.santelien.lab.people.DemoPerson;
import org.jspecify.annotations.Nullable;

/** Professions (TRE_G15) and roles in care (TRE_R85) of the members. */
enum Profession {
    DOCTOR(false, "10", "Médecin"),
    NURSE(false, "60", "Infirmier"),
    PHYSIOTHERAPIST(false, "70", "Masseur-kinésithérapeute"),
    DIETITIAN(false, "95", "Diététicien"),
    MIDWIFE(false, "50", "Sage-femme"),
    ASSISTANT(true, "332", "Assistant médical"),
    SECRETARY(true, "331", "Secrétaire / assistante médico-administrative");

    final String system;
    final String code;
    final String label;

    Profession(boolean role, String code, String label) {
        this.system = role
                ? "https://mos.esante.gouv.fr/NOS/TRE_R85-RolePriseCharge/FHIR/TRE-R85-RolePriseCharge"
                : "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
        this.code = code;
        this.label = label;
    }

    /** Null for staff without one. */
    static @Nullable Profession of(DemoPerson person) {
        for (Profession profession : values()) {
            if (profession.code.equals(person.profession)) {
                return profession;
            }
        }
        return person.role.equals("secretary") ? SECRETARY : null;
    }
}
