package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;

/** A card whose certificate comes from an authority with the right names and another key. */
class UntrustedStateTest extends RestingState {
    UntrustedStateTest() {
        super(CardState.Untrusted.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.cps3(Person.SOPHIE).ofForeignAuthority(Person.SOPHIE));
        return MachineRig.at(desk);
    }
}
