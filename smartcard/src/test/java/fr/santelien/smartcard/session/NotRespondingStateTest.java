package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import org.junit.jupiter.api.Test;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** A card that cannot be read: it is read again from time to time, with every code. */
class NotRespondingStateTest extends RestingState {
    NotRespondingStateTest() {
        super(CardState.NotResponding.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.contactless(Person.SOPHIE)); // left alone, unlike the troubles that may pass
        return MachineRig.at(desk);
    }

    @Test
    void another_reading_with_every_code_of_pkcs11() {
        CodeTable.ofPkcs11("""
                CKR_OK -> AwaitingCode NONE 3
                CKR_TOKEN_NOT_RECOGNIZED -> NotResponding NOT_RECOGNISED
                CPS_UPDATE_INTERRUPTED -> NotResponding UPDATE_INTERRUPTED
                CKR_LIBRARY_LOAD_FAILED -> MiddlewareMissing
                others -> NotResponding COMMUNICATION""").holdsFor(code -> {
            try (MachineRig rig = troubled()) {
                rig.desk.module().answers(Call.C_GET_TOKEN_INFO, code);
                rig.look();
                return CodeTable.words(rig.state());
            }
        });
    }

    @Test
    void the_trouble_stays_shown_while_the_card_is_read_again() {
        try (MachineRig rig = troubled()) {
            int before = rig.seen().size();
            rig.look();
            assertThat(rig.seen()).hasSize(before);
        }
    }

    @Test
    void a_card_that_stays_in_trouble_is_read_less_and_less_often() {
        try (MachineRig rig = troubled()) {
            int looks = 0;
            for (int readings = 0; readings < 4; readings++) {
                boolean[] read = {false};
                rig.desk.module().during(Call.C_GET_TOKEN_INFO, () -> read[0] = true);
                int waited = 0;
                while (!read[0]) {
                    rig.look();
                    waited++;
                }
                assertThat(waited).isGreaterThanOrEqualTo(looks);
                looks = waited;
            }
            assertThat(looks).isEqualTo(8);
        }
    }

    @Test
    void another_card_is_read_at_once_and_what_it_says_is_shown() {
        try (MachineRig rig = troubled()) {
            rig.desk.pull();
            rig.expect(CardState.NoCard.class);
            rig.desk.recovers();
            rig.desk.insert(FakeCard.cps4(Person.JEAN));
            rig.expect(CardState.AwaitingCode.class);
        }
    }

    /** A trouble told by the login stays: the card could be read again, and the same would happen. */
    @Test
    void a_trouble_of_the_login_stays_until_the_card_is_pulled() {
        try (MachineRig rig = MachineRig.asking(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.module().answers(Call.C_LOGIN, PKCS11Constants.CKR_PIN_EXPIRED, 1);
            rig.giveCode();
            for (int looks = 0; looks < 40; looks++) {
                assertThat(rig.look()).isEqualTo(new CardState.NotResponding(Trouble.CODE_EXPIRED));
            }
        }
    }

    private static MachineRig troubled() {
        FakeDesk desk = FakeDesk.withReader();
        desk.module().answers(Call.C_GET_TOKEN_INFO, PKCS11Constants.CKR_DEVICE_ERROR);
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        MachineRig rig = MachineRig.at(desk);
        assertThat(rig.state()).isEqualTo(new CardState.NotResponding(Trouble.COMMUNICATION));
        return rig;
    }
}
