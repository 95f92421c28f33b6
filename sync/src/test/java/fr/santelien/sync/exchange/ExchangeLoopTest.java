package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ExchangeLoopTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final BlockingQueue<LoopState> states = new LinkedBlockingQueue<>();
    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        poste = new Poste(folder, CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private ExchangeLoop loop(Duration period) {
        return loop(period, Clock.systemUTC());
    }

    private ExchangeLoop loop(Duration period, Clock clock) {
        return new ExchangeLoop(poste.exchange, poste.replica.exchangeSide(), poste.server, period, clock, states::add);
    }

    private LoopState finished() throws InterruptedException {
        LoopState state = states.take();
        while (state.running()) {
            state = states.take();
        }
        return state;
    }

    @Test
    void itExchangesAtTheStartAndSoonAfterALocalChange() throws InterruptedException {
        try (ExchangeLoop loop = loop(NEVER)) {
            assertThat(finished().online()).isTrue();
            poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
            assertThat(finished().last()).isEqualTo(Optional.of(new ExchangeOutcome.Done(0, 1)));
            assertThat(loop.state().running()).isFalse();
        }
    }

    @Test
    void itLooksForWhatOthersChangedEverySoOften() throws InterruptedException {
        try (ExchangeLoop loop = loop(Duration.ofMillis(50))) {
            finished();
            stub.memory.write(list(uuid(1), "D’ailleurs"));
            while (!finished().last().equals(Optional.of(new ExchangeOutcome.Done(1, 0)))) {
                assertThat(loop.state().online()).isTrue();
            }
            assertThat(poste.replica.read(listReference(1))).isPresent();
        }
    }

    @Test
    void whenTheServerFailsALocalChangeWaitsButADemandDoesNot() throws InterruptedException {
        stub.next("GET", new Fault.CutBefore());
        try (ExchangeLoop loop = loop(NEVER)) {
            assertThat(finished().online()).isFalse();
            poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
            assertThat(states).isEmpty();
            loop.exchangeNow();
            assertThat(finished().last()).isEqualTo(Optional.of(new ExchangeOutcome.Done(0, 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"429,BATCH", "503,PUT", "503,GET"})
    void aServerThatSaysWhenToComeBackIsTakenAtItsWord(int status, String request) throws InterruptedException {
        poste.exchange();
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        if (request.equals("GET")) {
            stub.next("BATCH", new Fault.Answer(405, "no batches"));
        }
        stub.next(request, new Fault.Busy(status, "600"));
        Instant now = Instant.parse("2026-11-22T08:00:00Z");
        try (ExchangeLoop loop = loop(Duration.ofSeconds(20), Clock.fixed(now, ZoneOffset.UTC))) {
            LoopState state = finished();
            assertThat(state.last())
                    .contains(new ExchangeOutcome.ServerTrouble(status, Optional.of(Duration.ofMinutes(10))));
            assertThat(state.next().orElseThrow())
                    .isBetween(now.plus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(15)));
            assertThat(poste.replica.status().waiting()).isEqualTo(1);

            loop.exchangeNow();
            assertThat(finished().next()).as("nothing to wait for").isEmpty();
            assertThat(poste.replica.status().waiting()).isZero();
        }
    }

    @Test
    void manyHintsInARowAreOneExchange() throws InterruptedException {
        try (ExchangeLoop loop = loop(NEVER)) {
            finished();
            stub.memory.write(list(uuid(1), "D’ailleurs"));
            for (int i = 0; i < 50; i++) {
                loop.hinted();
            }
            assertThat(finished().last()).isEqualTo(Optional.of(new ExchangeOutcome.Done(1, 0)));
            assertThat(states).isEmpty();
        }
    }

    @Test
    void aHintDoesNotDisturbAServerThatFails() throws InterruptedException {
        stub.next("GET", new Fault.CutBefore());
        try (ExchangeLoop loop = loop(NEVER)) {
            assertThat(finished().online()).isFalse();
            loop.hinted();
            assertThat(states).isEmpty();
            loop.exchangeNow();
            assertThat(finished().online()).isTrue();
        }
    }

    @Test
    void closingStopsInTheMiddleOfARequestAndWhatWasLeavingStaysToBeSent() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT", new Fault.Before(() -> {
            arrived.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (ExchangeLoop loop = loop(NEVER)) {
            arrived.await();
            assertThat(loop.state().running()).isTrue();
        }
        assertThat(poste.replica.status().waiting()).isEqualTo(1);
        over.countDown();
    }
}
