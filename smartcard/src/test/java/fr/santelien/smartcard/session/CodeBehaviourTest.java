package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Attempt;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.Tries;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import fr.santelien.smartcard.agent.FakeModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** The code, its tries and its login (sections 1.3, 1.8, 1.9 and 2.5 of docs/cps-card.md). */
class CodeBehaviourTest {
    @ParameterizedTest
    @EnumSource
    void tries_are_read_from_the_flags_before_the_code_is_asked(Generation generation) {
        for (int left = 1; left <= 3; left++) {
            try (MachineRig rig = MachineRig.asking(generation.card().withTries(left))) {
                assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Known(left));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_code_is_counted_and_the_third_blocks_whatever_the_card_answers_to_it(Generation generation) {
        FakeCard card = generation.card();
        try (MachineRig rig = MachineRig.asking(card)) {
            for (int left = 2; left > 0; left--) {
                rig.giveWrongCode();
                CardState.AwaitingCode asked = rig.expect(CardState.AwaitingCode.class);
                assertThat(asked.last()).isEqualTo(Attempt.WRONG_CODE);
                assertThat(asked.tries()).isEqualTo(new Tries.Known(left));
                assertThat(card.tries()).isEqualTo(left);
            }
            rig.giveWrongCode(); // CPS3: CKR_PIN_INCORRECT and the flag, CPS4: CKR_PIN_LOCKED
            rig.expect(CardState.CodeBlocked.class);
            assertThat(card.tries()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_right_code_sets_the_counter_back(Generation generation) {
        FakeCard card = generation.card().withTries(1);
        try (MachineRig rig = MachineRig.open(card)) {
            rig.machine.lock();
            assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Known(3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789", "12a4", "12 4", "١٢٣٤"})
    void a_code_that_breaks_the_token_s_rules_never_reaches_the_card(String slip) {
        FakeCard card = FakeCard.cps3(Person.SOPHIE);
        try (MachineRig rig = MachineRig.asking(card)) {
            rig.desk.module().answers(Call.C_LOGIN, PKCS11Constants.CKR_DEVICE_ERROR); // would be seen
            rig.give(slip);
            assertThat(rig.expect(CardState.AwaitingCode.class).last()).isEqualTo(Attempt.NONE);
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @Test
    void a_token_that_says_zeros_has_the_usual_limits() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().withPinLengths(0, 0);
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.AwaitingCode.class).rules()).isEqualTo(new CardState.CodeRules(4, 8));
        }
    }

    @Test
    void the_limits_of_the_token_are_followed_when_they_make_sense() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().withPinLengths(6, 6);
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.AwaitingCode.class).rules()).isEqualTo(new CardState.CodeRules(6, 6));
        }
    }

    @Test
    void flags_of_a_cps4_whose_code_is_given_are_not_believed() {
        FakeCard card = FakeCard.cps4(Person.SOPHIE);
        try (MachineRig rig = MachineRig.open(card)) {
            rig.desk.answers(FakeDesk.PcscCall.RESET, "SCARD_E_SHARING_VIOLATION"); // so that the card stays verified
            rig.machine.lock();
            assertThat(card.codeGiven()).isTrue();
            assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Unknown());
            rig.giveCode();
            rig.expect(CardState.Open.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lock_resets_the_card_since_logout_leaves_its_code_given(Generation generation) {
        FakeCard card = generation.card();
        try (MachineRig rig = MachineRig.open(card)) {
            assertThat(card.codeGiven()).isTrue();
            rig.machine.lock();
            rig.expect(CardState.AwaitingCode.class);
            assertThat(card.codeGiven()).isFalse();
        }
    }

    @Test
    void a_login_that_was_left_open_does_not_let_a_wrong_code_in() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.module().answers(Call.C_LOGOUT, PKCS11Constants.CKR_DEVICE_ERROR, 1);
            rig.machine.lock();
            rig.giveWrongCode();
            assertThat(rig.expect(CardState.AwaitingCode.class).last()).isEqualTo(Attempt.WRONG_CODE);
            rig.giveCode();
            rig.expect(CardState.Open.class);
        }
    }

    @Test
    void a_module_that_always_says_already_logged_in_opens_nothing() {
        try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.module().answers(Call.C_LOGIN, PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN);
            rig.giveCode();
            assertThat(rig.expect(CardState.AwaitingCode.class).last()).isEqualTo(Attempt.FAILED);
        }
    }

    @Test
    void an_interrupted_update_of_the_card_is_said() {
        try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.module().answers(Call.C_LOGIN, PKCS11Constants.CKR_VENDOR_DEFINED + 1);
            rig.giveCode();
            assertThat(rig.state()).isEqualTo(new CardState.NotResponding(Trouble.UPDATE_INTERRUPTED));
        }
    }

    @Test
    void a_module_that_wants_to_be_started_again_is_so_at_the_login() {
        try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
            int before = rig.desk.module().initialisations();
            rig.desk.module().answers(Call.C_LOGIN, FakeModule.REINITIALISE, 1);
            rig.giveCode();
            assertThat(rig.expect(CardState.AwaitingCode.class).last()).isEqualTo(Attempt.FAILED);
            assertThat(rig.desk.module().initialisations()).isEqualTo(before + 1);
            rig.giveCode();
            rig.expect(CardState.Open.class);
        }
    }

    @Test
    void a_pin_pad_cancelled_or_out_of_time_costs_no_try() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().withPinPad();
        FakeCard card = desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.give("");
            CardState.AwaitingCode asked = rig.expect(CardState.AwaitingCode.class);
            assertThat(asked.last()).isEqualTo(Attempt.CANCELLED);
            assertThat(asked.tries()).isEqualTo(new Tries.Known(3));
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @Test
    void stale_token_info_never_says_more_tries_than_there_are_after_a_wrong_code() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().showsStaleTokenInfo();
        FakeCard card = desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.giveWrongCode();
            assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Known(card.tries()));
        }
    }

    @Test
    void a_module_that_says_little_of_the_tries_says_nothing_wrong() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().ofAnotherMaker();
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Unknown());
            rig.giveWrongCode();
            assertThat(rig.expect(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Known(2));
        }
    }
}
