package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * A state in which the card is left alone: only the readers are looked at, and the module is asked about itself. Each
 * code of PC/SC and of PKCS#11 comes back from these calls.
 */
abstract class RestingState {
    private static final CodeTable READERS = CodeTable.ofPcsc("others -> NoService");
    /** A fault of the only reader: the service is gone, the reader is, or its card cannot be told from none. */
    private static final CodeTable OCCUPIED = CodeTable.ofPcsc("""
            SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED, SCARD_F_COMM_ERROR, SCARD_E_INVALID_HANDLE -> NoService
            SCARD_E_UNKNOWN_READER, SCARD_E_READER_UNAVAILABLE -> NoReader
            others -> NoCard""");

    private final Class<? extends CardState> kind;

    RestingState(Class<? extends CardState> kind) {
        this.kind = kind;
    }

    /** A machine in the state, by real means. */
    abstract MachineRig bring() throws Exception;

    private MachineRig brought() {
        try {
            MachineRig rig = bring();
            rig.expect(kind);
            return rig;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_list_of_readers_with_every_code_of_pcsc() {
        READERS.holds(code -> after(PcscCall.READERS, code));
    }

    @Test
    void a_look_at_a_reader_with_every_code_of_pcsc() {
        expectedOfReader().holds(code -> after(PcscCall.OCCUPIED, code));
    }

    /** Other where there is no reader to look at. */
    CodeTable expectedOfReader() {
        return OCCUPIED;
    }

    private String after(PcscCall call, String code) {
        try (MachineRig rig = brought()) {
            rig.desk.answers(call, code);
            rig.desk.look();
            return CodeTable.words(rig.state());
        }
    }

    @Test
    void the_diagnosis_with_every_code_of_pkcs11_changes_nothing() throws Exception {
        try (MachineRig rig = brought()) {
            CardState before = rig.state();
            for (long code : CodeTable.errors()) {
                rig.desk.module().answers(Call.C_GET_INFO, code).answers(Call.C_INITIALIZE, code);
                rig.machine.inspect().get();
                assertThat(rig.state()).as("%x", code).isEqualTo(before);
            }
        }
    }

    @Test
    void a_code_that_nobody_asked_for_and_a_lock_change_nothing() {
        if (kind == CardState.AwaitingCode.class) {
            return; // there it is asked for
        }
        try (MachineRig rig = brought()) {
            CardState before = rig.state();
            char[] code = FakeCard.CODE.toCharArray();
            rig.machine.submitCode(code);
            assertThat(code).containsOnly('\0');
            rig.machine.lock();
            assertThat(rig.state()).isEqualTo(before);
            assertThatThrownBy(() -> rig.machine
                            .signHash(new byte[32], FakeCard.CODE.toCharArray())
                            .get())
                    .isInstanceOf(ExecutionException.class);
            assertThat(rig.state()).isEqualTo(before);
            assertThat(rig.seen()).noneMatch(CardState.Open.class::isInstance);
        }
    }
}
