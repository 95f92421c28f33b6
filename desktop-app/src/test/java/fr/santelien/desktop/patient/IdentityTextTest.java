package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.testing.SamplePatients;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdentityTextTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void qualifiedIdentity_showsTraitsAndMatriculeInGroupsThatDoNotBreak() {
        assertThat(IdentityText.born(SamplePatients.DURAND)).isEqualTo("née LEFÈVRE");
        assertThat(IdentityText.traits(SamplePatients.DURAND, TODAY).replace('\u00a0', ' '))
                .isEqualTo("F · 12/05/1942 (84 ans) · Rennes (35238)");
        assertThat(IdentityText.groups("242053523811405")).isEqualTo("2 42 05 35 238 114 05".replace(' ', '\u00a0'));
    }

    @Test
    void matriculeOfAnotherLength_isShownAsItCame() {
        assertThat(IdentityText.groups("24205")).isEqualTo("24205");
    }

    @Test
    void anotherFirstNameUsed_showsTheOneOfBirthWithTheBirthName() {
        PatientIdentity patient = new PatientIdentity(
                "p",
                "MARTIN",
                "MARTIN",
                "Camille",
                "Alex",
                null,
                null,
                "I",
                IdentityStatus.VALIDEE,
                null,
                null,
                false,
                false,
                false);
        assertThat(patient.displayName()).isEqualTo("MARTIN Alex");
        assertThat(IdentityText.born(patient)).isEqualTo("né(e) MARTIN Camille");
        assertThat(IdentityText.traits(patient, TODAY))
                .isEqualTo("Sexe indéterminé · Date inconnue · lieu de naissance inconnu");
        assertThat(IdentityText.age(patient, TODAY)).isEmpty();
    }

    @Test
    void infant_isAgedInMonths() {
        PatientIdentity infant = new PatientIdentity(
                "p",
                "PETIT",
                null,
                "Léo",
                null,
                LocalDate.of(2025, 9, 30),
                null,
                "M",
                IdentityStatus.PROVISOIRE,
                null,
                null,
                false,
                false,
                false);
        assertThat(IdentityText.age(infant, TODAY)).isEqualTo("13\u00a0mois");
    }
}
