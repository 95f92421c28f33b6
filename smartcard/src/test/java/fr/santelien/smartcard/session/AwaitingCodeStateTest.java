package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;

/** The code of a card is asked; what its giving leads to is {@link VerifyingStateTest}. */
class AwaitingCodeStateTest extends RestingState {
    AwaitingCodeStateTest() {
        super(CardState.AwaitingCode.class);
    }

    @Override
    MachineRig bring() {
        return MachineRig.asking(FakeCard.cps3(Person.SOPHIE));
    }
}
