package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;

/** A card whose certificate ended yesterday. */
class CardExpiredStateTest extends RestingState {
    CardExpiredStateTest() {
        super(CardState.CardExpired.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.cps3(Person.SOPHIE).expired(Person.SOPHIE));
        return MachineRig.at(desk);
    }
}
