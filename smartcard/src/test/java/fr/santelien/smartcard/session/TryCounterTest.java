package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.Tries;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryCounterTest {

    @ParameterizedTest
    @CsvSource({
        // the CPS middleware: flags follow the card
        "true, 0, false, 0x00000, 3",
        "true, 0, false, 0x10000, 2",
        "true, 0, false, 0x30000, 1",
        "true, 0, false, 0x40000, 0",
        "true, 1, false, 0x10000, 2",
        "true, 2, false, 0x30000, 1",
        "true, 3, false, 0x40000, 0",
        // flags that did not follow a wrong code, as old versions after a change of card
        "true, 1, false, 0x00000, 2",
        "true, 2, false, 0x10000, 1",
        "true, 3, false, 0x30000, 0",
        // another module: no flag at all may be three or two, until a wrong code leaves two at most
        "false, 0, false, 0x00000, unknown",
        "false, 0, false, 0x10000, 2",
        "false, 0, false, 0x20000, 1",
        "false, 0, false, 0x40000, 0",
        "false, 1, false, 0x00000, 2",
        "false, 2, false, 0x00000, 1",
        "false, 1, false, 0x20000, 1",
        "false, 1, false, 0x40000, 0",
        // a right code sets the counter back; flags after it are stale with OpenSC, meaningless with a CPS4
        "false, 0, true, 0x20000, unknown",
        "true, 0, true, 0x00000, 3",
        "true, 0, true, 0x40000, unknown",
        // the token could not be asked
        "true, 1, false, none, unknown",
    })
    void tries_are_said_only_when_they_are_known(
            boolean exact, int wrongCodes, boolean right, String flags, String expected) {
        OptionalLong said = flags.equals("none") ? OptionalLong.empty() : OptionalLong.of(Long.decode(flags));
        assertThat(new TryCounter(exact, wrongCodes, right).tries(said))
                .isEqualTo(
                        expected.equals("unknown") ? new Tries.Unknown() : new Tries.Known(Integer.parseInt(expected)));
    }
}
