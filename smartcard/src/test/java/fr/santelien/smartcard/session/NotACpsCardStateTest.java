package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;

/** A bank card is in. */
class NotACpsCardStateTest extends RestingState {
    NotACpsCardStateTest() {
        super(CardState.NotACpsCard.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.other("3B6500002063CB6800"));
        return MachineRig.at(desk);
    }
}
