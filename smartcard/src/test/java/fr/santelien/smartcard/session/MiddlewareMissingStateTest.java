package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import java.io.IOException;
import java.nio.file.Files;

/** A card is in, the module is not installed. */
class MiddlewareMissingStateTest extends RestingState {
    MiddlewareMissingStateTest() {
        super(CardState.MiddlewareMissing.class);
    }

    @Override
    MachineRig bring() throws IOException {
        FakeDesk desk = FakeDesk.withReader();
        Files.delete(desk.moduleFile());
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        return MachineRig.at(desk);
    }
}
