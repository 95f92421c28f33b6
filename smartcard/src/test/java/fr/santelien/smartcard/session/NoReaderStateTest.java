package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.agent.FakeDesk;

/** The service answers, no reader is plugged in. */
class NoReaderStateTest extends RestingState {
    NoReaderStateTest() {
        super(CardState.NoReader.class);
    }

    @Override
    MachineRig bring() {
        return MachineRig.at(FakeDesk.withoutReader());
    }

    @Override
    CodeTable expectedOfReader() {
        return CodeTable.ofPcsc("others -> NoReader"); // there is none to look at
    }
}
