package fr.santelien.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    private static ServerVersion version(String text) {
        String[] parts = text.split("@", 2);
        return ServerVersion.of(parts[0], parts.length == 1 ? "" : "2026-11-22T08:" + parts[1] + "Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2@00:00, 3@00:05, false", // went on
        "3@00:05, 2@00:00, true", // an older number
        "3@00:05, 2@00:09, true", // an older number, written after the restore
        "3@00:05, 3@00:09, true", // one number given twice
        "3@00:05.120, 3@00:05.120456, false", // told with another precision
        "3@00:05, 3, false", // the search does not tell when
        "9@00:00, 10@00:05, false", // numbers, not texts
        "abc@00:05, def@00:09, false", // no numbers: the time decides
        "abc@00:05, def@00:00, true",
        "abc@00:05, def, false",
        "abc, def@00:00, false"
    })
    void aServerWentBackWhenANumberOrATimeDid(String before, String now, boolean back) {
        assertThat(version(before).isTakenBackBy(version(now))).isEqualTo(back);
    }
}
