package fr.santelien.coordination.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsNumberTest {

    @Test
    void isShownInGroups() {
        assertThat(InsNumber.format("242053523811405").replace('\u00a0', ' ')).isEqualTo("2 42 05 35 238 114 05");
    }

    @Test
    void aNumberOfAnotherLengthIsShownAsItCame() {
        assertThat(InsNumber.format("2420535")).isEqualTo("2420535");
    }

    /** Test data of the ANS. */
    @ParameterizedTest
    @ValueSource(strings = {"279035121518989", "277076322082910", "2 79 03 51 215 189 89"})
    void rightKeys(String number) {
        assertThat(InsNumber.hasValidKey(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"289057545611404", "223042545611404", "279035121518988", "", "27903512151898", "2790C5121518989"
            })
    void wrongKeysAndShapes(String number) {
        assertThat(InsNumber.hasValidKey(number)).isFalse();
    }

    /** 2A counts as 19 and 2B as 18. */
    @ParameterizedTest
    @ValueSource(strings = {"255012A123456", "255012B123456"})
    void corsicanPlacesHaveAKeyToo(String number) {
        String digits = number.replace("2A", "19").replace("2B", "18");
        long key = 97 - Long.parseLong(digits) % 97;
        assertThat(InsNumber.hasValidKey(number + "%02d".formatted(key))).isTrue();
        assertThat(InsNumber.hasValidKey(number + "%02d".formatted(key == 97 ? 1 : key + 1)))
                .isFalse();
    }

    @Test
    void aLetterOutsideCorsicaIsNoNumber() {
        assertThat(InsNumber.hasValidKey("255011A12345600")).isFalse();
    }
}
