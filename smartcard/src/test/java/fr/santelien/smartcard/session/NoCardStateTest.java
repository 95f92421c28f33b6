package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.agent.FakeDesk;

/** A reader, nothing in it. */
class NoCardStateTest extends RestingState {
    NoCardStateTest() {
        super(CardState.NoCard.class);
    }

    @Override
    MachineRig bring() {
        return MachineRig.at(FakeDesk.withReader());
    }
}
