package fr.santelien.coordination.patient;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of who the patient is.
 *
 * @param birthName family name at birth
 * @param usedName name used, null when it is the birth name
 * @param givenName first first name of birth
 * @param usedGivenName first name used, null when it is {@code givenName}
 * @param birthDate null when the server sent an incomplete or absent date
 * @param birthPlace name and INSEE code, e.g. « Rennes (35238) »
 * @param sex {@code F}, {@code M} or {@code I}
 * @param ins matricule INS with its key, digits only; null unless the identity is qualified
 * @param insOid OID that goes with the matricule
 * @param homonym,doubtful,fictive attributes of the identity
 */
public record PatientIdentity(
        String id,
        String birthName,
        @Nullable String usedName,
        String givenName,
        @Nullable String usedGivenName,
        @Nullable LocalDate birthDate,
        @Nullable String birthPlace,
        String sex,
        IdentityStatus status,
        @Nullable String ins,
        @Nullable String insOid,
        boolean homonym,
        boolean doubtful,
        boolean fictive) {

    /** « DURAND Jeanne », the name used in daily life. */
    public String displayName() {
        String family = usedName != null ? usedName : birthName;
        return (family + " " + (usedGivenName != null ? usedGivenName : givenName)).strip();
    }

    /** Age in whole years on a day, or -1 when the birth date is not known. */
    public int ageOn(LocalDate day) {
        return birthDate == null ? -1 : Period.between(birthDate, day).getYears();
    }

    @Override
    public String toString() {
        return "Patient/" + id;
    }
}
