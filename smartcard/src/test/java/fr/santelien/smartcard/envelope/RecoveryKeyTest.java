package fr.santelien.smartcard.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void another_key_opens_nothing() throws GeneralSecurityException {
        String sealed = RecoveryKey.generate().seal(dataKey);
        assertThatThrownBy(() -> RecoveryKey.generate().open(sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RecoveryKey.generate().open("damaged")).isInstanceOf(GeneralSecurityException.class);
    }
}
