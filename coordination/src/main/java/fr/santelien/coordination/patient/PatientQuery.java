package fr.santelien.coordination.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the desk types, in the order of the reception rules: birth date first, then the beginning of name or first name
 * ({@code domain.md} §4.4).
 *
 * @param name beginning of the birth name or of the name used, any case, accents or not; empty for any
 * @param givenName beginning of a first name; empty for any
 */
public record PatientQuery(@Nullable LocalDate birthDate, String name, String givenName) {

    public boolean isEmpty() {
        return birthDate == null && name.isBlank() && givenName.isBlank();
    }

    @Override
    public String toString() {
        return "PatientQuery";
    }
}
