package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An open card was pulled: every code comes back from the calls that close its session, and the same card serves again. */
class RemovedStateTest {
    private static final String THEN_OPEN_AGAIN = "Removed, NoCard, ReadingCard, AwaitingCode NONE 3, Verifying, Open";

    @ParameterizedTest
    @EnumSource(names = {"C_LOGOUT", "C_CLOSE_SESSION"})
    void the_end_of_its_session_with_every_code_of_pkcs11(Call call) {
        CodeTable.ofPkcs11("others -> " + THEN_OPEN_AGAIN).holdsFor(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                rig.desk.module().answers(call, code, 1);
                return pulledAndBack(rig);
            }
        });
    }

    @Test
    void the_reset_with_every_code_of_pcsc() {
        CodeTable.ofPcsc("others -> " + THEN_OPEN_AGAIN).holds(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                rig.desk.answers(PcscCall.RESET, code);
                return pulledAndBack(rig);
            }
        });
    }

    private static String pulledAndBack(MachineRig rig) {
        int before = rig.seen().size();
        rig.desk.pull();
        rig.expect(CardState.NoCard.class);
        rig.desk.insert(FakeCard.cps3(Person.SOPHIE));
        rig.giveCode();
        return String.join(
                ", ", rig.seen().stream().skip(before).map(CodeTable::words).toList());
    }

    @Test
    void it_says_whose_card_it_was() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.pull();
            assertThat(rig.seen())
                    .filteredOn(CardState.Removed.class::isInstance)
                    .singleElement()
                    .satisfies(removed -> assertThat(
                                    ((CardState.Removed) removed).holder().cardNumber())
                            .isEqualTo(Person.SOPHIE.cardNumber()));
        }
    }

    @Test
    void a_card_that_was_not_open_is_not_said_to_be_removed() {
        try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.pull();
            rig.expect(CardState.NoCard.class);
            assertThat(rig.seen()).noneMatch(CardState.Removed.class::isInstance);
        }
    }
}
