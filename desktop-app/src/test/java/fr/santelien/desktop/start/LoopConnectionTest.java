package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.LoopState;
import fr.santelien.sync.replica.ReplicaException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How an exchange ended, as the screens are told. */
class LoopConnectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant NEXT = NOW.plusSeconds(90);

    private final LoopConnection connection = new LoopConnection(Clock.fixed(NOW, ZoneOffset.UTC), Set::of);

    private Connection.State after(ExchangeOutcome outcome) {
        connection.changed(new LoopState(outcome.reached(), NOW, false, Optional.of(outcome), Optional.of(NEXT)));
        return connection.state();
    }

    @Test
    void aDiskThatIsFullIsSaid_thoughTheServerAnswered() {
        Connection.State state = after(new ExchangeOutcome.LocalTrouble(ReplicaException.Kind.STORAGE));
        assertThat(state.sentence()).startsWith("Ce poste n’a pas pu enregistrer ce qu’il a échangé");
        assertThat(state.next()).isEqualTo(NEXT);
    }

    @Test
    void aMistakeOfThePosteIsSaid() {
        assertThat(after(new ExchangeOutcome.LocalTrouble(ReplicaException.Kind.INTERNAL))
                        .sentence())
                .startsWith("L’échange s’est arrêté sur une erreur de ce poste.");
    }

    @Test
    void aServerThatAsksForTheCardAgainSuspendsTheExchange() {
        Connection.State state = after(new ExchangeOutcome.CodeNeeded());
        assertThat(state.reach()).isEqualTo(Connection.Reach.CODE_NEEDED);
        assertThat(state.sentence()).isNull();
    }

    @Test
    void merelyOfflineNeedsNoSentence_butTheNextTryIsTold() {
        Connection.State state = after(new ExchangeOutcome.Unreachable());
        assertThat(state.reach()).isEqualTo(Connection.Reach.OFFLINE);
        assertThat(state.sentence()).isNull();
        assertThat(state.next()).isEqualTo(NEXT);
    }
}
