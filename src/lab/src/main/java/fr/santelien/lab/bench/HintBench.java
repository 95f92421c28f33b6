package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeLoop;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.HintChannel;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.TlsIdentity;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request that is written elsewhere: from its commit on the reference server to the file of a poste that listens, and
 * of one that only polls, both at the period of {@link ExchangeLoop#ORDINARY_PERIOD}.
 */
final class HintBench {

    /** The writes are spread over the period of the polling, one after the other. */
    private static final int WRITES = 4;

    private HintBench() {}

    static List<Figure> run(World world, TlsIdentity identity, Path folder, byte[] key) throws Exception {
        URI address = URI.create("https://localhost:" + world.server().port() + "/fhir/");
        try (Listener told = new Listener(address, identity, folder.resolve("told.db"), key, true);
                Listener polling = new Listener(address, identity, folder.resolve("polling.db"), key, false)) {
            warmUp(world, told);
            double[] byHint = new double[WRITES];
            double[] byPoll = new double[WRITES];
            int toldBefore = told.exchanges.get();
            int pollingBefore = polling.exchanges.get();
            for (int i = 0; i < WRITES; i++) {
                LockSupport.parkNanos(ExchangeLoop.ORDINARY_PERIOD.toNanos() * i / WRITES);
                Reference request = new Reference("Task", UUID.randomUUID().toString());
                CompletableFuture<Long> first = told.arrival(request);
                CompletableFuture<Long> second = polling.arrival(request);
                world.auditor().put(task(request));
                long written = System.nanoTime();
                byHint[i] = (first.get(2, TimeUnit.MINUTES) - written) / 1e6;
                byPoll[i] = (second.get(2, TimeUnit.MINUTES) - written) / 1e6;
            }
            return List.of(
                    new Figure(
                            "a remote request is here, mean, by a hint",
                            Arrays.stream(byHint).average().orElseThrow(),
                            "by the poll of 20 s",
                            Arrays.stream(byPoll).average().orElseThrow(),
                            "ms",
                            new Limit.Ratio(0.5)),
                    new Figure(
                            "exchanges meanwhile, listening",
                            told.exchanges.get() - toldBefore,
                            "polling only",
                            polling.exchanges.get() - pollingBefore,
                            "",
                            new Limit.None()));
        }
    }

    /** Until a hint is heard: the subscription is made after the first exchange, and the connection after another. */
    private static void warmUp(World world, Listener told) throws Exception {
        Reference request = new Reference("Task", UUID.randomUUID().toString());
        for (int i = 0; told.hints.get() == 0; i++) {
            if (i == 100) {
                throw new IllegalStateException("no hint is heard");
            }
            told.loop.exchangeNow();
            world.auditor().put(task(request).put("description", "Mesure " + i));
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    }

    private static ObjectNode task(Reference request) {
        ObjectNode task = Json.NODES.objectNode().put("resourceType", "Task").put("id", request.id());
        task.put("status", "requested").put("intent", "order");
        task.putObject("owner").put("reference", "Organization/" + DemoStructure.CENTRE.id);
        return task;
    }

    /** One poste of the centre. */
    private static final class Listener implements AutoCloseable {

        final ExchangeLoop loop;
        final AtomicInteger exchanges = new AtomicInteger();
        final AtomicInteger hints = new AtomicInteger();
        private final SqliteReplica replica;
        private final @Nullable HintChannel channel;

        Listener(URI address, TlsIdentity identity, Path file, byte[] key, boolean listens) {
            replica = SqliteReplica.open(
                    file, key, RegionFile.AUTHOR, Work.projections(), Work.mergeRules(), Clock.systemUTC());
            RegionalServer server = new RegionalServer(address, identity, DemoStructure.CENTRE.id);
            HintChannel listening =
                    listens ? new HintChannel(server, identity, Work.hintCriteria(DemoStructure.CENTRE.id)) : null;
            channel = listening;
            loop = new ExchangeLoop(
                    new Exchange(replica.exchangeSide(), server, Work.types(), List.of()),
                    replica.exchangeSide(),
                    server,
                    ExchangeLoop.ORDINARY_PERIOD,
                    Clock.systemUTC(),
                    state -> {
                        if (state.running()) {
                            exchanges.incrementAndGet();
                        } else if (listening != null
                                && state.last()
                                        .filter(ExchangeOutcome.Done.class::isInstance)
                                        .isPresent()) {
                            listening.exchanged();
                        }
                    });
            if (listening != null) {
                listening.start(() -> {
                    hints.incrementAndGet();
                    loop.hinted();
                });
            }
        }

        /** When the request is in the file, by {@link System#nanoTime}. */
        CompletableFuture<Long> arrival(Reference request) {
            CompletableFuture<Long> seen = new CompletableFuture<>();
            replica.onChange(types -> {
                if (replica.read(request).isPresent()) {
                    seen.complete(System.nanoTime());
                }
            });
            return seen;
        }

        @Override
        public void close() {
            if (channel != null) {
                channel.close();
            }
            loop.close();
            replica.close();
        }
    }
}
