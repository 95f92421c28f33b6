package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** Insertion, removal and reset of a card (sections 1.10, 1.11, 2.5 and 2.6 of docs/cps-card.md). */
class RemovalBehaviourTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                PKCS11Constants.CKR_SESSION_HANDLE_INVALID,
                PKCS11Constants.CKR_TOKEN_NOT_PRESENT,
                PKCS11Constants.CKR_GENERAL_ERROR
            })
    void a_card_pulled_in_the_middle_of_a_signature_is_removed_whatever_the_module_says(long code) {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            rig.desk.module().during(Call.C_SIGN, rig.desk::pull).answers(Call.C_SIGN, code, 1);
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
            rig.expect(CardState.NoCard.class);
            assertThat(rig.seen()).anyMatch(CardState.Removed.class::isInstance);

            rig.desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.giveCode();
            rig.expect(CardState.Open.class);
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_card_reset_by_another_program_keeps_the_session_and_asks_its_code() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            rig.desk.resetByAnotherProgram();
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
            assertThat(rig.expect(CardState.Open.class).codeNeeded()).isTrue();
            rig.machine.lock();
            rig.giveCode();
            assertThat(rig.expect(CardState.Open.class).codeNeeded()).isFalse();
        }
    }

    @Test
    void errors_just_after_an_insertion_are_waited_out() {
        FakeDesk desk = FakeDesk.withReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.module().answers(Call.C_GET_TOKEN_INFO, PKCS11Constants.CKR_GENERAL_ERROR, 5);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.AwaitingCode.class);
            assertThat(rig.seen()).noneMatch(CardState.NotResponding.class::isInstance);
        }
    }

    @Test
    void an_empty_list_of_slots_just_after_an_insertion_is_waited_out() {
        FakeDesk desk = FakeDesk.withReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.module().missesTheCard(5);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.AwaitingCode.class);
            assertThat(rig.seen()).noneMatch(CardState.NotResponding.class::isInstance);
        }
    }

    @Test
    void a_card_pulled_while_it_is_read_is_no_trouble() {
        FakeDesk desk = FakeDesk.withReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.module().during(Call.C_FIND_CERTIFICATES, desk::pull);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.NoCard.class);
            assertThat(rig.seen()).noneMatch(CardState.NotResponding.class::isInstance);
        }
    }

    @Test
    void a_module_that_wants_to_be_started_again_is_so_while_reading() {
        FakeDesk desk = FakeDesk.withReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.module().wantsReinitialising();
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.AwaitingCode.class);
            rig.giveCode();
            rig.expect(CardState.Open.class);
        }
    }

    @Test
    void the_contactless_side_of_a_cps3_is_named_so_and_nothing_is_asked_of_it() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.contactless(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.state()).isEqualTo(new CardState.NotResponding(Trouble.CONTACTLESS));
            assertThat(desk.module().initialisations()).isZero();
        }
    }

    @Test
    void the_technical_certificate_is_refused_even_behind_the_atr_of_a_contact_card() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.contactless(Person.SOPHIE).answering("3BAC00402A001225006480000310009000"));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.Untrusted.class).reason())
                    .isEqualTo(CardState.Untrusted.Reason.NOT_AN_AUTHENTICATION_CERTIFICATE);
        }
    }
}
