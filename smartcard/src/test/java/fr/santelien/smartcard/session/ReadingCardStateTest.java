package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card is read: every code comes back from every call that reading makes. */
class ReadingCardStateTest {
    private static final CodeTable LASTING = CodeTable.ofPkcs11("""
            CKR_OK -> AwaitingCode NONE 3
            CKR_TOKEN_NOT_RECOGNIZED -> NotResponding NOT_RECOGNISED
            CPS_UPDATE_INTERRUPTED -> NotResponding UPDATE_INTERRUPTED
            CKR_LIBRARY_LOAD_FAILED -> MiddlewareMissing
            others -> NotResponding COMMUNICATION""");
    private static final CodeTable HARMLESS = CodeTable.ofPkcs11("others -> AwaitingCode NONE 3");

    @ParameterizedTest
    @EnumSource(
            names = {
                "C_INITIALIZE",
                "C_GET_INFO",
                "C_GET_SLOT_LIST",
                "C_GET_SLOT_INFO",
                "C_GET_TOKEN_INFO",
                "C_OPEN_SESSION",
                "C_FIND_CERTIFICATES"
            })
    void a_call_that_fails_for_good_and_then_works_again(Call call) {
        LASTING.holdsFor(code -> {
            try (MachineRig rig = MachineRig.at(FakeDesk.withReader())) {
                rig.desk.module().answers(call, code);
                rig.desk.insert(FakeCard.cps3(Person.SOPHIE));
                CardState troubled = rig.state();
                rig.desk.recovers();
                rig.look();
                assertThat(CodeTable.words(rig.state())).as("%x", code).isEqualTo("AwaitingCode NONE 3");
                return CodeTable.words(troubled);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "C_INITIALIZE",
                "C_GET_INFO",
                "C_GET_SLOT_LIST",
                "C_GET_SLOT_INFO",
                "C_GET_TOKEN_INFO",
                "C_OPEN_SESSION",
                "C_FIND_CERTIFICATES"
            })
    void a_call_that_fails_once_is_made_again(Call call) {
        HARMLESS.holdsFor(code -> afterReading(call, code, 1));
    }

    @Test
    void the_end_of_the_reading_may_fail() {
        HARMLESS.holdsFor(code -> afterReading(Call.C_CLOSE_SESSION, code, 1));
        HARMLESS.holdsFor(code -> afterReading(Call.C_CLOSE_SESSION, code, Integer.MAX_VALUE));
    }

    private static String afterReading(Call call, long code, int times) {
        try (MachineRig rig = MachineRig.at(FakeDesk.withReader())) {
            rig.desk.module().answers(call, code, times);
            rig.desk.insert(FakeCard.cps3(Person.SOPHIE));
            assertThat(rig.seen()).noneMatch(CardState.NotResponding.class::isInstance);
            return CodeTable.words(rig.state());
        }
    }

    /** A card that cannot be connected to: upside down, or another program has it for itself. */
    @Test
    void the_answer_to_reset_with_every_code_of_pcsc() {
        CodeTable.ofPcsc("others -> NotResponding COMMUNICATION").holds(code -> {
            FakeDesk desk = FakeDesk.withReader();
            desk.answers(PcscCall.ATR, code);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            try (MachineRig rig = MachineRig.at(desk)) {
                for (int looks = 0; looks < 4; looks++) {
                    rig.desk.look();
                }
                CardState mute = rig.state();
                rig.desk.recovers();
                for (int looks = 0; looks < 10; looks++) {
                    rig.desk.look();
                }
                rig.expect(CardState.AwaitingCode.class);
                return CodeTable.words(mute);
            }
        });
    }
}
