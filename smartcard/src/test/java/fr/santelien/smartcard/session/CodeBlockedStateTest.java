package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;

/** A card without any try left. */
class CodeBlockedStateTest extends RestingState {
    CodeBlockedStateTest() {
        super(CardState.CodeBlocked.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.cps3(Person.SOPHIE).withTries(0));
        return MachineRig.at(desk);
    }
}
