package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card is open: every code comes back from a signature, a signature with its own code, a lock and a look. */
class OpenStateTest {
    private static final CodeTable SIGN = CodeTable.ofPkcs11("""
            CKR_OK -> Open
            others -> Open codeNeeded""");
    private static final CodeTable LOCK = CodeTable.ofPkcs11("others -> AwaitingCode NONE 3");
    private static final CodeTable CODE_OF_A_SIGNATURE = CodeTable.ofPkcs11("""
            CKR_OK -> Open
            CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE -> Open codeNeeded WRONG_CODE
            CKR_CANCEL, CKR_FUNCTION_CANCELED, CKR_FUNCTION_REJECTED -> Open codeNeeded CANCELLED
            CKR_PIN_LOCKED -> CodeBlocked CODE_BLOCKED
            others -> Open codeNeeded CARD""");
    private static final CodeTable AROUND_THAT_CODE = CodeTable.ofPkcs11("""
            CKR_OK -> Open
            others -> Open codeNeeded CARD""");

    @Test
    void a_signature() {
        SIGN.holdsFor(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                OpenCard open = rig.expect(CardState.Open.class).card();
                rig.desk.module().answers(Call.C_SIGN, code, 1);
                assertThat(signs(open)).isEqualTo(code == 0);
                return CodeTable.words(rig.state());
            }
        });
    }

    @Test
    void the_code_of_a_signature() {
        CODE_OF_A_SIGNATURE.holdsFor(code -> afterSigningAHash(Call.C_LOGIN, code));
    }

    @ParameterizedTest
    @EnumSource(names = {"C_FIND_KEY", "C_GET_ATTRIBUTE_VALUE", "C_OPEN_SESSION", "C_FIND_CERTIFICATES", "C_SIGN"})
    void the_calls_around_that_code(Call call) {
        AROUND_THAT_CODE.holdsFor(code -> afterSigningAHash(call, code));
    }

    private static String afterSigningAHash(Call call, long code) {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.module().answers(call, code, 1);
            String reason = "";
            try {
                rig.machine.signHash(new byte[32], FakeCard.CODE.toCharArray()).get();
            } catch (ExecutionException e) {
                reason = e.getCause() instanceof SignatureRefusedException refused ? " " + refused.reason() : " ?";
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return CodeTable.words(rig.state()) + reason;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"C_LOGOUT", "C_CLOSE_SESSION"})
    void a_lock_asks_the_code_again_whatever_the_module_answers(Call call) {
        LOCK.holdsFor(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                OpenCard open = rig.expect(CardState.Open.class).card();
                rig.desk.module().answers(call, code, 1);
                rig.machine.lock();
                String after = CodeTable.words(rig.state());
                assertThat(signs(open)).isFalse();
                rig.giveCode();
                rig.expect(CardState.Open.class);
                return after;
            }
        });
    }

    @Test
    void a_lock_whose_reset_fails_asks_the_code_again() {
        CodeTable.ofPcsc("others -> AwaitingCode NONE 3").holds(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                rig.desk.answers(PcscCall.RESET, code);
                rig.machine.lock();
                return CodeTable.words(rig.state());
            }
        });
    }

    /** PC/SC decides: what it no longer shows ends the session at once. */
    @ParameterizedTest
    @EnumSource(names = {"READERS", "OCCUPIED"})
    void a_look_with_every_code_of_pcsc_ends_the_session(PcscCall call) {
        String readers = "others -> NoService";
        String occupied = """
                SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED, SCARD_F_COMM_ERROR, SCARD_E_INVALID_HANDLE -> NoService
                SCARD_E_UNKNOWN_READER, SCARD_E_READER_UNAVAILABLE -> NoReader
                others -> NoCard""";
        CodeTable.ofPcsc(call == PcscCall.READERS ? readers : occupied).holds(code -> {
            try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
                OpenCard open = rig.expect(CardState.Open.class).card();
                rig.desk.answers(call, code);
                rig.look();
                assertThat(signs(open)).isFalse();
                return CodeTable.words(rig.state());
            }
        });
    }

    @Test
    void the_diagnosis_with_every_code_changes_nothing() throws Exception {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            for (long code : CodeTable.errors()) {
                rig.desk.module().answers(Call.C_GET_INFO, code, 1);
                rig.machine.inspect().get();
                rig.expect(CardState.Open.class);
            }
            assertThat(signs(open)).isTrue();
        }
    }

    @Test
    void a_code_that_nobody_asked_for_is_wiped_and_changes_nothing() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            CardState before = rig.state();
            char[] code = "0000".toCharArray();
            rig.machine.submitCode(code);
            assertThat(code).containsOnly('\0');
            assertThat(rig.state()).isSameAs(before);
        }
    }

    /** A module may answer anything: a signature that is not the card's reaches nobody. */
    @Test
    void a_signature_that_is_wrong_is_refused() {
        FakeCard card = FakeCard.cps3(Person.SOPHIE).withItsKeysExchanged();
        try (MachineRig rig = MachineRig.open(card)) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> rig.machine
                            .signHash(new byte[32], FakeCard.CODE.toCharArray())
                            .get())
                    .isInstanceOf(ExecutionException.class);
            assertThat(rig.expect(CardState.Open.class).codeNeeded()).isTrue();
        }
    }

    private static boolean signs(OpenCard card) {
        try {
            return card.sign(new byte[1]).length == 256;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
