package fr.santelien.smartcard.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.envelope.RecoveryKey.Slip;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
    private final byte[] dataKey = new byte[32];

    RecoveryKeyTest() {
        new Random(7).nextBytes(dataKey);
    }

    @Test
    void the_key_typed_from_paper_opens_what_it_sealed() throws GeneralSecurityException {
        RecoveryKey key = RecoveryKey.generate();
        String sealed = key.seal(dataKey);
        String paper = key.toGroups();
        assertThat(paper).matches("([0-9A-Z]{4}-){13}[0-9A-Z]{4}");

        String typed = paper.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');
        assertThat(RecoveryKey.parse(typed).orElseThrow().open(sealed)).isEqualTo(dataKey);
    }

    @Test
    void one_mistyped_character_is_noticed() {
        String paper = RecoveryKey.generate().toGroups();
        char wrong = paper.charAt(10) == 'A' ? 'B' : 'A';
        assertThat(RecoveryKey.parse(paper.substring(0, 10) + wrong + paper.substring(11)))
                .isEmpty();
        assertThat(RecoveryKey.parse(paper.substring(1))).isEmpty();
        assertThat(RecoveryKey.parse("")).isEmpty();
        assertThat(RecoveryKey.parse(paper + "0")).isEmpty();
    }

    @Test
    void a_slip_is_told_before_anything_is_tried() {
        String paper = RecoveryKey.generate().toGroups();
        assertThat(RecoveryKey.slip(paper)).isEqualTo(Slip.NONE);
        assertThat(RecoveryKey.slip(" " + paper.replace("-", " – "))).isEqualTo(Slip.NONE);
        assertThat(RecoveryKey.slip(paper.substring(0, 60))).isEqualTo(Slip.INCOMPLETE);
        assertThat(RecoveryKey.slip("")).isEqualTo(Slip.INCOMPLETE);
        assertThat(RecoveryKey.slip(paper + "0")).isEqualTo(Slip.TOO_LONG);
        assertThat(RecoveryKey.slip("U")).isEqualTo(Slip.NO_SUCH_CHARACTER);
        assertThat(RecoveryKey.slip("é")).isEqualTo(Slip.NO_SUCH_CHARACTER);
        assertThat(RecoveryKey.typed(paper.substring(0, 9))).isEqualTo(8);
        assertThat(RecoveryKey.characters()).isEqualTo(56);
    }

    /** One wrong character or two swapped: 24 check bits, a miss in 16 million. Every place of one key is tried. */
    @Test
    void every_single_slip_and_every_swap_of_neighbours_is_noticed() {
        String paper = RecoveryKey.generate().toGroups().replace("-", "");
        for (int i = 0; i < paper.length(); i++) {
            char wrong = paper.charAt(i) == '7' ? '8' : '7';
            assertThat(RecoveryKey.slip(paper.substring(0, i) + wrong + paper.substring(i + 1)))
                    .isEqualTo(Slip.MISTYPED);
            if (i > 0 && paper.charAt(i) != paper.charAt(i - 1)) {
                String swapped =
                        paper.substring(0, i - 1) + paper.charAt(i) + paper.charAt(i - 1) + paper.substring(i + 1);
                assertThat(RecoveryKey.slip(swapped)).isEqualTo(Slip.MISTYPED);
            }
        }
    }

    @Test
    void the_number_names_a_key_and_another_key_otherwise() {
        RecoveryKey key = RecoveryKey.generate();
        String number = key.number();
        assertThat(number).matches("[0-9A-F]{4}");
        assertThat(RecoveryKey.parse(key.toGroups()).orElseThrow().number()).isEqualTo(number);
        assertThat(key.toGroups().replace("-", "")).doesNotStartWith(number);
    }

    @Test
    void another_key_opens_nothing() throws GeneralSecurityException {
        String sealed = RecoveryKey.generate().seal(dataKey);
        assertThatThrownBy(() -> RecoveryKey.generate().open(sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RecoveryKey.generate().open("damaged")).isInstanceOf(GeneralSecurityException.class);
    }
}
