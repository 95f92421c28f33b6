package fr.santelien.smartcard.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class DataSealTest {
    private final PersonKeys keys = PersonKeys.withNewDraftKey(PersonKeys.random());

    @Test
    void every_enrolled_person_reads_what_another_sealed() throws GeneralSecurityException {
        String sealed = DataSeal.of(keys).seal("8:10009990010", "mark");
        assertThat(sealed).doesNotContain("10009990010");
        assertThat(DataSeal.of(keys.forAnotherPerson()).open(sealed, "mark")).isEqualTo("8:10009990010");
    }

    @Test
    void another_place_another_key_or_damage_open_nothing() throws GeneralSecurityException {
        String sealed = DataSeal.of(keys).seal("texte", "mark");
        PersonKeys others = PersonKeys.withNewDraftKey(PersonKeys.random());
        assertThatThrownBy(() -> DataSeal.of(keys).open(sealed, "other")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> DataSeal.of(others).open(sealed, "mark")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> DataSeal.of(keys).open("é", "mark")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> DataSeal.of(keys).open("", "mark")).isInstanceOf(GeneralSecurityException.class);
    }
}
