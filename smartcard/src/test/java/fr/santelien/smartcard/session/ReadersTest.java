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

/** Readers plugged in and out, several of them, and which of several cards is the one at work (section 2.3). */
class ReadersTest {
    private static final String SECOND = "Lecteur du portable 01 00";
    /** PKCS#11 cuts the names of readers to 64 characters: these differ in the last two only. */
    private static final String LONG_NAME = "Lecteur au nom tres long d'un fabricant qui n'en finit pas de s'annoncer ";

    @Test
    void a_reader_plugged_in_later_is_seen() {
        FakeDesk desk = FakeDesk.withoutReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.expect(CardState.NoReader.class);
            desk.plug(FakeDesk.READER);
            assertThat(rig.expect(CardState.NoCard.class).readers()).containsExactly(FakeDesk.READER);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.AwaitingCode.class);
        }
    }

    @Test
    void a_reader_unplugged_with_its_card_at_work_ends_the_session() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            OpenCard open = rig.expect(CardState.Open.class).card();
            rig.desk.unplug(FakeDesk.READER);
            rig.expect(CardState.NoReader.class);
            assertThat(rig.seen()).anyMatch(CardState.Removed.class::isInstance);
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_reader_unplugged_while_its_card_is_read_or_its_code_given_is_no_trouble() {
        FakeDesk desk = FakeDesk.withReader();
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.module().during(Call.C_FIND_CERTIFICATES, () -> desk.unplug(FakeDesk.READER));
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.NoReader.class);

            desk.plug(FakeDesk.READER);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            desk.module().during(Call.C_LOGIN, () -> desk.unplug(FakeDesk.READER));
            rig.giveCode();
            rig.expect(CardState.NoReader.class);
            assertThat(rig.seen())
                    .noneMatch(state -> state instanceof CardState.NotResponding || state instanceof CardState.Open);
        }
    }

    @Test
    void another_reader_coming_and_going_leaves_the_card_at_work_alone() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            CardState open = rig.state();
            rig.desk.plug(SECOND);
            rig.desk.insert(SECOND, FakeCard.other("3B6500002063CB6800"));
            rig.desk.unplug(SECOND);
            assertThat(rig.state()).isSameAs(open);
        }
    }

    @Test
    void a_bank_card_in_another_reader_does_not_hide_a_cps() {
        FakeDesk desk = FakeDesk.withReader();
        desk.plug(SECOND);
        desk.insert(FakeCard.other("3B6500002063CB6800"));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.expect(CardState.NotACpsCard.class);
            desk.insert(SECOND, FakeCard.cps4(Person.SOPHIE));
            assertThat(rig.expect(CardState.AwaitingCode.class).reader()).isEqualTo(SECOND);
        }
    }

    @Test
    void of_two_cards_the_last_one_inserted_is_asked_and_the_first_when_it_leaves() {
        FakeDesk desk = FakeDesk.withReader();
        desk.plug(SECOND);
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            desk.insert(SECOND, FakeCard.cps4(Person.JEAN));
            assertThat(cardNumber(rig)).isEqualTo(Person.JEAN.cardNumber());
            desk.pull(SECOND);
            assertThat(cardNumber(rig)).isEqualTo(Person.SOPHIE.cardNumber());
        }
    }

    @Test
    void a_card_at_work_is_not_disturbed_by_another_which_is_asked_when_it_leaves() {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.plug(SECOND);
            rig.desk.insert(SECOND, FakeCard.cps4(Person.JEAN));
            assertThat(rig.expect(CardState.Open.class).holder().cardNumber()).isEqualTo(Person.SOPHIE.cardNumber());
            rig.desk.pull();
            assertThat(cardNumber(rig)).isEqualTo(Person.JEAN.cardNumber());
        }
    }

    @Test
    void the_code_of_one_card_never_reaches_the_other_though_slots_move_when_a_reader_leaves() {
        FakeDesk desk = FakeDesk.withoutReader();
        desk.plug("A");
        desk.plug("B");
        desk.plug("C");
        FakeCard sophie = desk.insert("C", FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            FakeCard jean = desk.insert("B", FakeCard.cps4(Person.JEAN));
            assertThat(cardNumber(rig)).isEqualTo(Person.JEAN.cardNumber());
            desk.unplug("A"); // the slot that was B's is C's now
            rig.giveWrongCode();
            assertThat(sophie.tries()).isEqualTo(3);
            assertThat(jean.tries()).isEqualTo(3);
            assertThat(rig.expect(CardState.AwaitingCode.class).last()).isEqualTo(CardState.Attempt.FAILED);
            rig.giveWrongCode();
            assertThat(jean.tries()).isEqualTo(2);
            assertThat(sophie.tries()).isEqualTo(3);
        }
    }

    @Test
    void readers_whose_names_differ_past_the_cut_of_pkcs11_are_told_apart() {
        FakeDesk desk = FakeDesk.withoutReader();
        desk.plug(LONG_NAME + "00");
        desk.plug(LONG_NAME + "01");
        desk.insert(LONG_NAME + "00", FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(cardNumber(rig)).isEqualTo(Person.SOPHIE.cardNumber());
            desk.insert(LONG_NAME + "01", FakeCard.cps4(Person.JEAN));
            assertThat(cardNumber(rig)).isEqualTo(Person.JEAN.cardNumber());
        }
    }

    @Test
    void a_card_in_the_last_of_sixteen_readers_is_found() {
        FakeDesk desk = FakeDesk.withoutReader();
        for (int reader = 0; reader < 16; reader++) {
            desk.plug("Lecteur " + reader);
        }
        desk.insert("Lecteur 15", FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.expect(CardState.AwaitingCode.class);
        }
    }

    /** The middleware lists sixteen slots at most: the card is there, and nobody can read it. */
    @Test
    void a_card_beyond_the_sixteenth_reader_is_said_not_to_be_read() {
        FakeDesk desk = FakeDesk.withoutReader();
        for (int reader = 0; reader < 40; reader++) {
            desk.plug("Lecteur " + reader);
        }
        desk.insert("Lecteur 39", FakeCard.cps3(Person.SOPHIE));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.state()).isEqualTo(new CardState.NotResponding(Trouble.NOT_RECOGNISED));
        }
    }

    /** Section 1.11: CPS3, CPS4 and its two variants; then what the mask of the CPS3 leaves open. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3BAC00402A001225006480000310009000",
                "3B9B188001001225006480040100009044",
                "3B9B188001001225006480000401009044",
                "3BDC18FF00001225006480000401009000",
                "3BFFFFFFFF001225006480FFFFFF009000"
            })
    void a_cps_is_known_by_its_answer_to_reset(String atr) {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.cps3(Person.SOPHIE).answering(atr));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.expect(CardState.AwaitingCode.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3B6500002063CB6800", // a bank card
                "3B7513000042095EE403000000", // a carte Vitale or any other
                "3BAC00402A001225006481000310009000", // one bit off
                "3B",
                "00"
            })
    void another_card_is_left_alone(String atr) {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.other(atr));
        try (MachineRig rig = MachineRig.at(desk)) {
            assertThat(rig.expect(CardState.NotACpsCard.class).reader()).isEqualTo(FakeDesk.READER);
            assertThat(desk.module().initialisations()).isZero();
        }
    }

    @Test
    void a_mute_card_is_not_called_another_card() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.other(""));
        try (MachineRig rig = MachineRig.at(desk)) {
            rig.expect(CardState.NoCard.class); // it is asked again first
            desk.look();
            assertThat(rig.look()).isEqualTo(new CardState.NotResponding(Trouble.COMMUNICATION));
            desk.pull();
            rig.expect(CardState.NoCard.class);
        }
    }

    private static String cardNumber(MachineRig rig) {
        return rig.expect(CardState.AwaitingCode.class).holder().cardNumber();
    }
}
