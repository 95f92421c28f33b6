package fr.santelien.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "LEFÈVRE-O’NEIL, LEFÈVRE-O’NEIL",
                "E\u0301LODIE, ÉLODIE",
                "\u202EEIHPOS, EIHPOS",
                "SO\u200BPH\uFEFFIE, SOPHIE",
                "SO\u0000PHIE\u0007, SOPHIE",
                "SOPHIE\u2028MARTIN, SOPHIE MARTIN",
                "\uD83D, \"\"",
                "A\uD83DB, AB",
                "\u202E\u200B\uFFFD, \"\"",
                "a\u0315\u0315\u0315\u0315\u0315b, a\u0315\u0315b",
                "\u05D0\u05D1, \u05D0\u05D1",
            })
    void what_hides_or_reorders_is_left_out(String read, String shown) {
        assertThat(DisplayText.of(read).orElse("")).isEqualTo(shown);
    }

    @Test
    void a_long_text_is_cut_and_says_so() {
        assertThat(DisplayText.of("A".repeat(5_000))).contains("A".repeat(120) + "…");
        assertThat(DisplayText.of("\uD83D\uDE00".repeat(5_000)).orElseThrow().codePointCount(0, 241))
                .isEqualTo(121);
    }

    @Test
    void no_text_of_any_plane_brings_what_must_not_be_shown() {
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            int[] codePoints = random.ints(40, 0, Character.MAX_CODE_POINT + 1).toArray();
            DisplayText.of(new String(codePoints, 0, codePoints.length))
                    .ifPresent(shown -> assertThat(shown.codePoints())
                            .noneMatch(Character::isISOControl)
                            .noneMatch(point -> Character.getType(point) == Character.FORMAT)
                            .noneMatch(point -> Character.getType(point) == Character.SURROGATE)
                            .noneMatch(point -> Character.getType(point) == Character.UNASSIGNED));
        }
    }
}
