package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.sync.exchange.ExchangeOutcome;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void aServerThatEndsTheSessionWhileItOpens_isNotTakenForACardThatDoesNotAnswer() {
        assertThat(Welcome.sentence(new ExchangeOutcome.CodeNeeded()))
                .get()
                .returns("code-redemande", Refused::anchor)
                .extracting(Refused::sentence)
                .asString()
                .startsWith("Le code de la carte est demandé une nouvelle fois");
    }

    @Test
    void noAnswer_isLeftToWhoeverKnowsTheCard() {
        assertThat(Welcome.sentence(new ExchangeOutcome.Unreachable())).isEmpty();
    }
}
