package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.smartcard.CardState;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a shared desk shows: the lock, the draft that came back, the card another program took; drawn. */
class DeskPicturesTest {

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    @RegisterExtension
    final RealWindow poste = new RealWindow();

    @Test
    void aDayAtASharedDesk_isDrawn() {
        ReceivedRequests.five(real);
        real.exchanged();
        poste.logIn(FakeCard.NATHALIE, real.work);
        poste.select("#requestTable", RequestRow.class, row -> row.id().equals("r1"));
        poste.click("#replyButton");
        poste.type("#replyText", "Bonjour, une infirmière peut passer dès mardi, mais il faudrait");
        poste.press(KeyCode.F9, false);
        draw("desk-locked");
        poste.become(FakeCard.open(FakeCard.NATHALIE));
        poste.become(new CardState.Removed(FakeCard.NATHALIE));
        draw("desk-removed");
        poste.sessions.known = List.of(new KnownStructure(
                FakeSessions.CENTRE.id(),
                FakeSessions.CENTRE.name(),
                FakeSessions.CENTRE.finess(),
                FakeSessions.CENTRE.lastSuccess(),
                RealWork.NOW));
        poste.become(FakeCard.awaiting(FakeCard.NATHALIE, 3, false));
        draw("desk-login-draft");
        poste.logIn(FakeCard.NATHALIE, real.work);
        poste.await("the reply", () -> poste.visible("#replyText"));
        draw("desk-draft");
        CardState.Open open = (CardState.Open) poste.sessions.card().state();
        poste.become(new CardState.Open(open.reader(), open.holder(), open.card(), true));
        draw("desk-suspended");
    }

    private void draw(String name) {
        Pictures.save(
                Pictures.onScreen(() -> {
                    poste.root().applyCss();
                    poste.root().layout();
                    return poste.stage.getScene().snapshot(null);
                }),
                name);
        assertThat(poste.words()).as(name).noneMatch(word -> word.contains("{"));
    }
}
