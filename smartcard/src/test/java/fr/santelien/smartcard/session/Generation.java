package fr.santelien.smartcard.session;

import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;

/** Both generations of the card. */
enum Generation {
    CPS3,
    CPS4;

    FakeCard card() {
        return this == CPS3 ? FakeCard.cps3(Person.SOPHIE) : FakeCard.cps4(Person.SOPHIE);
    }
}
