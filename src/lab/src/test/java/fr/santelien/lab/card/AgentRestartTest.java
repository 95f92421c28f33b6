package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The native side dies or hangs: it costs the agent, never the poste. */
class AgentRestartTest extends AtACardDesk {

    @Test
    void an_agent_that_dies_is_started_again_and_the_code_asked_again() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, desk.cps3(DemoPerson.HELENE));
            CardDesk.agent().orElseThrow().destroyForcibly();

            states.await(CardState.NotResponding.class);
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);
            states.await(CardState.AwaitingCode.class);
            assertThat(signs(open(session, states))).isTrue();
        }
    }

    @Test
    void a_signature_past_its_limit_costs_the_agent_and_nothing_else() throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.HELENE);
        // long enough for the agent to start and read the card, short enough for a test
        try (CardSession session = Cards.start(desk.settings().withAnswerLimit(Duration.ofSeconds(8)))) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, card);
            card.withSignatureDelay(Duration.ofSeconds(12));
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);

            states.await(CardState.NotResponding.class);
            card.withSignatureDelay(Duration.ZERO);
            states.await(CardState.AwaitingCode.class);
        }
    }
}
