package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Attempt;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** A code is given: every code of PKCS#11 comes back from every call that this makes. */
class VerifyingStateTest {
    private static final CodeTable LOGIN = CodeTable.ofPkcs11("""
            CKR_OK -> Open
            CKR_PIN_INCORRECT -> AwaitingCode WRONG_CODE 2
            CKR_PIN_INVALID, CKR_PIN_LEN_RANGE -> AwaitingCode NOT_COUNTED 3
            CKR_CANCEL, CKR_FUNCTION_CANCELED, CKR_FUNCTION_REJECTED -> AwaitingCode CANCELLED 3
            CKR_PIN_LOCKED -> CodeBlocked
            CKR_PIN_EXPIRED -> NotResponding CODE_EXPIRED
            CKR_USER_PIN_NOT_INITIALIZED -> NotResponding CONTACTLESS
            CKR_TOKEN_NOT_RECOGNIZED -> NotResponding NOT_RECOGNISED
            CPS_UPDATE_INTERRUPTED -> NotResponding UPDATE_INTERRUPTED
            others -> AwaitingCode FAILED 3""");
    private static final CodeTable AROUND_THE_LOGIN = CodeTable.ofPkcs11("""
            CKR_OK -> Open
            CKR_TOKEN_NOT_RECOGNIZED -> NotResponding NOT_RECOGNISED
            CPS_UPDATE_INTERRUPTED -> NotResponding UPDATE_INTERRUPTED
            others -> AwaitingCode FAILED 3""");
    private static final CodeTable COUNTER_AFTER_A_WRONG_CODE = CodeTable.ofPkcs11("""
            CKR_OK -> AwaitingCode WRONG_CODE 2
            others -> AwaitingCode WRONG_CODE unknown""");
    private static final CodeTable END_OF_A_REFUSED_LOGIN = CodeTable.ofPkcs11("others -> AwaitingCode WRONG_CODE 2");

    @Test
    void the_login_itself() {
        LOGIN.holdsFor(code -> afterTheRightCode(Call.C_LOGIN, code));
    }

    @ParameterizedTest
    @EnumSource(names = {"C_OPEN_SESSION", "C_FIND_CERTIFICATES", "C_FIND_KEY"})
    void the_calls_around_it_say_nothing_about_the_code(Call call) {
        AROUND_THE_LOGIN.holdsFor(code -> afterTheRightCode(call, code));
    }

    private static String afterTheRightCode(Call call, long code) {
        FakeCard card = FakeCard.cps3(Person.SOPHIE);
        try (MachineRig rig = MachineRig.asking(card)) {
            rig.desk.module().answers(call, code, 1);
            rig.giveCode();
            assertHonest(rig, card, code);
            assertThat(card.codeGiven()).as("%x", code).isEqualTo(rig.state() instanceof CardState.Open);
            return CodeTable.words(rig.state());
        }
    }

    @Test
    void the_counter_read_after_a_wrong_code() {
        COUNTER_AFTER_A_WRONG_CODE.holdsFor(code -> afterAWrongCode(Call.C_GET_TOKEN_INFO, code));
    }

    @ParameterizedTest
    @EnumSource(names = {"C_LOGOUT", "C_CLOSE_SESSION"})
    void the_end_of_a_refused_login(Call call) {
        END_OF_A_REFUSED_LOGIN.holdsFor(code -> afterAWrongCode(call, code));
    }

    private static String afterAWrongCode(Call call, long code) {
        FakeCard card = FakeCard.cps3(Person.SOPHIE);
        try (MachineRig rig = MachineRig.asking(card)) {
            rig.desk.module().answers(call, code, 1);
            rig.giveWrongCode();
            assertHonest(rig, card, PKCS11Constants.CKR_PIN_INCORRECT);
            return CodeTable.words(rig.state());
        }
    }

    /** The card is pulled, or its reader, or the service stops, while the code is being given. */
    @Test
    void a_look_at_the_reader_with_every_code_of_pcsc() {
        CodeTable.ofPcsc("""
                SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED, SCARD_F_COMM_ERROR, SCARD_E_INVALID_HANDLE -> NoService
                SCARD_E_UNKNOWN_READER, SCARD_E_READER_UNAVAILABLE -> NoReader
                others -> NoCard""").holds(code -> {
            try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
                rig.desk.module().during(Call.C_LOGIN, () -> {
                    rig.desk.answers(PcscCall.OCCUPIED, code);
                    rig.desk.look();
                });
                rig.giveCode();
                assertThat(rig.seen()).as(code).noneMatch(CardState.Open.class::isInstance);
                return CodeTable.words(rig.state());
            }
        });
    }

    /** Never "wrong code" but for CKR_PIN_INCORRECT, never open but for CKR_OK, never more tries than the card has. */
    private static void assertHonest(MachineRig rig, FakeCard card, long code) {
        for (CardState state : rig.seen()) {
            if (state instanceof CardState.AwaitingCode asked && asked.last() == Attempt.WRONG_CODE) {
                assertThat(code).isEqualTo(PKCS11Constants.CKR_PIN_INCORRECT);
            }
            if (state instanceof CardState.Open) {
                assertThat(code).isEqualTo(PKCS11Constants.CKR_OK);
            }
        }
        if (rig.state()
                instanceof
                CardState.AwaitingCode(var reader, var holder, var rules, Tries.Known tries, var last, var entry)) {
            assertThat(tries.left()).isLessThanOrEqualTo(card.tries());
        }
    }
}
