package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.session.TryCounter.LastCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryCounterTest {

    @ParameterizedTest
    @CsvSource({
        // the CPS middleware: flags follow the card
        "true, NONE, 0x00000, 3",
        "true, NONE, 0x10000, 2",
        "true, NONE, 0x30000, 1",
        "true, NONE, 0x40000, 0",
        "true, WRONG, 0x10000, 2",
        "true, WRONG, 0x30000, 1",
        "true, WRONG, 0x40000, 0",
        // another module: no flag at all may be three or two, until a wrong code leaves two at most
        "false, NONE, 0x00000, unknown",
        "false, NONE, 0x10000, 2",
        "false, NONE, 0x20000, 1",
        "false, NONE, 0x40000, 0",
        "false, WRONG, 0x00000, 2",
        "false, WRONG, 0x20000, 1",
        "false, WRONG, 0x40000, 0",
        // a right code sets the counter back, and flags after it are stale or meaningless
        "false, RIGHT, 0x20000, 3",
        "true, RIGHT, 0x40000, 3",
    })
    void tries_are_said_only_when_they_are_known(boolean exact, LastCode last, String flags, String expected) {
        Tries tries = new TryCounter(exact, last).tries(Long.decode(flags));
        assertThat(tries)
                .isEqualTo(
                        expected.equals("unknown") ? new Tries.Unknown() : new Tries.Known(Integer.parseInt(expected)));
    }
}
