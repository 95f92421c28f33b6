package fr.santelien.smartcard.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonKeysTest {

    @Test
    void closing_wipes_both_keys_and_leaves_copies_alone() {
        byte[] data = PersonKeys.random();
        PersonKeys keys = PersonKeys.withNewDraftKey(data);
        byte[] draft = keys.draft();
        PersonKeys copy = keys.copy();
        keys.close();
        assertThat(keys.data()).containsOnly(0);
        assertThat(keys.draft()).containsOnly(0);
        assertThat(copy.data()).isEqualTo(data);
        assertThat(copy.draft()).isEqualTo(draft);
    }

    @Test
    void two_people_of_one_structure_have_the_same_data_key_and_two_draft_keys() {
        byte[] data = PersonKeys.random();
        PersonKeys one = PersonKeys.withNewDraftKey(data);
        PersonKeys other = one.forAnotherPerson();
        assertThat(one.data()).isEqualTo(other.data());
        assertThat(one.draft()).isNotEqualTo(other.draft()).isNotEqualTo(data);
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> PersonKeys.withNewDraftKey(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
