package fr.santelien.lab.card;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole card side on real parts: card agent, PC/SC, Debian's OpenSC, virtual cards in a virtual reader. */
abstract class AtACardDesk {
    @TempDir
    static Path folder;

    static CardDesk desk;

    @BeforeAll
    static void sitDown() throws Exception {
        desk = CardDesk.open(folder.resolve("keys"));
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @AfterEach
    void pull() {
        desk.reader().first().remove();
        desk.reader().second().remove();
    }

    static OpenCard open(CardSession session, CardFollower states) throws InterruptedException {
        session.submitCode(DemoPerson.CODE.toCharArray());
        return states.await(CardState.Open.class).card();
    }

    /** Inserted and opened. */
    static OpenCard open(CardSession session, CardFollower states, VirtualCard card) throws Exception {
        desk.reader().insert(card);
        states.await(CardState.AwaitingCode.class);
        return open(session, states);
    }

    static boolean signs(OpenCard card) throws GeneralSecurityException {
        byte[] data = {1, 2, 3};
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(card.chain().getFirst());
        verifier.update(data);
        return verifier.verify(card.sign(data));
    }
}
