package fr.santelien.lab.bench;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.lab.hand.HeadlessToolkit;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** A poste over a file with a region, in a process of its own: prints what it measures, one {@code name=value} a line. */
public final class PosteAtSize {

    private static final User USER = new User(
            RegionFile.AUTHOR.holderId(),
            RegionFile.AUTHOR.display(),
            "role-nathalie-centre",
            User.Role.COORDINATOR,
            "Infirmier",
            "centre",
            "Centre municipal de santé des Coteaux");

    private static final int OPENINGS = 8;

    private final Path file;
    private final byte[] key;

    private PosteAtSize(Path file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "fr/santelien/lab/logback-lab.xml");
        // Whatever fails on whatever thread ends the process: the bench must not wait for figures that never come.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LoggerFactory.getLogger(PosteAtSize.class).error("the measure failed", failure);
            System.exit(1);
        });
        byte[] key = HexFormat.of()
                .parseHex(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine());
        new PosteAtSize(Path.of(arguments[0]), key).run();
        System.exit(0);
    }

    private void run() throws Exception {
        double[] openings = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            try (SqliteReplica replica = open()) {
                Work work = work(replica);
                firstScreen(work);
                openings[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        say("opening", Figure.median(Arrays.copyOfRange(openings, 2, OPENINGS)));
        HeadlessToolkit.start();
        try (SqliteReplica replica = open();
                BareSearch bare = new BareSearch(file, key)) {
            Work work = work(replica);
            List<PatientIdentity> some = work.patients().search(new PatientQuery(null, "", ""), 3000);
            new TypedSearches(work, bare, some).run(PosteAtSize::say);
            say("empty delta", Figure.median(EmptyDelta.run(replica)));
        }
        say("heap", heap() / 1e6);
        say("resident", resident());
        HeadlessToolkit.stop();
    }

    private SqliteReplica open() {
        return SqliteReplica.open(
                file, key, RegionFile.AUTHOR, Work.projections(), Work.mergeRules(), Clock.systemUTC());
    }

    private static Work work(SqliteReplica replica) {
        return Work.open(replica, USER, new Alone(), () -> new byte[32], Clock.systemUTC());
    }

    /** What is read before a user sees her desk: the status line, the requests, the lists. */
    private static void firstScreen(Work work) {
        work.exchanges().status();
        work.worklists().all();
        work.contactPoint().requests(null);
    }

    /** Highest use of the heap's pools, in bytes. */
    private static double heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToDouble(usage -> usage.getUsed())
                .sum();
    }

    /** Highest resident memory of this process, in megabytes, as Linux tells it. */
    private static double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                .findFirst()
                .orElseThrow(() -> new IOException("this system does not tell the resident memory"));
    }

    // CHECKSTYLE-PRINTS: noPrint
    private static void say(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.3f", value));
    }
    // CHECKSTYLE-ON

    /** No server. */
    private record Alone() implements Connection {
        @Override
        public State state() {
            return new State(false, Instant.EPOCH, false, null);
        }

        @Override
        public void exchangeNow() {}

        @Override
        public Runnable onChange(Consumer<State> listener) {
            return () -> {};
        }
    }
}
