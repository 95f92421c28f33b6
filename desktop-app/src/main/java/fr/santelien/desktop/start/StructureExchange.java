package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeLoop;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.HintChannel;
import fr.santelien.sync.exchange.LoopState;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.replica.ServerCheck;
import fr.santelien.sync.replica.SqliteReplica;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The exchange of one open structure: by poll and by hint, with the session of the card that is here now. */
final class StructureExchange implements AutoCloseable {

    private final PosteConfiguration configuration;
    private final SqliteReplica replica;
    private final String structureId;
    private final Clock clock;
    private final Consumer<ExchangeOutcome> ended;
    private final LoopConnection connection;
    private @Nullable ExchangeLoop loop;
    private @Nullable HintChannel hints;

    /** @param ended told the end of each exchange, on its thread */
    StructureExchange(
            PosteConfiguration configuration,
            SqliteReplica replica,
            String structureId,
            Clock clock,
            Consumer<ExchangeOutcome> ended) {
        this.configuration = configuration;
        this.replica = replica;
        this.structureId = structureId;
        this.clock = clock;
        this.ended = ended;
        this.connection = new LoopConnection(
                clock,
                () -> replica.exchangeSide()
                        .serverCheck()
                        .map(ServerCheck::missing)
                        .orElse(Set.of()));
    }

    /** What the screens see of it; the same one whatever card comes. */
    LoopConnection connection() {
        return connection;
    }

    /** From now on with this card; the connections made with its former session are dropped. */
    void runAs(OpenCard card) throws GeneralSecurityException {
        close();
        CardTls identity = CardTls.of(card, configuration.serverAuthorities());
        RegionalServer server = new RegionalServer(configuration.settings().server(), identity, structureId);
        HintChannel listening = new HintChannel(server, identity, Work.hintCriteria(structureId));
        ExchangeLoop started = new ExchangeLoop(
                new Exchange(replica.exchangeSide(), server, Work.types(), Work.writtenTypes()),
                replica.exchangeSide(),
                server,
                configuration.settings().poll(),
                clock,
                state -> changed(state, listening));
        loop = started;
        hints = listening;
        listening.start(started::hinted);
        connection.over(started, new AttachmentFetch(server, replica.attachments()));
    }

    private void changed(LoopState state, HintChannel listening) {
        connection.changed(state);
        if (!state.running()) {
            state.last().ifPresent(outcome -> {
                if (outcome instanceof ExchangeOutcome.Done) {
                    listening.exchanged();
                }
                ended.accept(outcome);
            });
        }
    }

    /** Stops, and drops the connections. Another card may start it again. */
    @Override
    public void close() {
        if (hints != null) {
            hints.close();
            hints = null;
        }
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }
}
