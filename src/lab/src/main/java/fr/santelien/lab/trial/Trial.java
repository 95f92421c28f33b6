package fr.santelien.lab.trial;

import fr.santelien.coordination.access.User;
import fr.santelien.lab.oracle.KeptAside;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.lab.oracle.Oracle;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.region.Users;
import fr.santelien.sync.exchange.ExchangeOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Three postes at work on one region: two in the centre, where Sophie works on both, one at the DAC with a clock that
 * is wrong by days. Everything goes through here, so that the oracle knows of it.
 */
public final class Trial implements AutoCloseable {

    /** Holders of each poste. */
    private static final List<List<User>> HOLDERS = List.of(
            List.of(
                    Users.of(DemoPerson.NATHALIE, DemoStructure.CENTRE),
                    Users.of(DemoPerson.SOPHIE, DemoStructure.CENTRE)),
            List.of(
                    Users.of(DemoPerson.ANTOINE, DemoStructure.CENTRE),
                    Users.of(DemoPerson.SOPHIE, DemoStructure.CENTRE)),
            List.of(Users.of(DemoPerson.KARIMA, DemoStructure.DAC)));

    /** Postes on which Sophie is the last of the holders. */
    private static final List<Integer> SOPHIES = List.of(0, 1);

    private static final List<Duration> WRONG_BY = List.of(Duration.ZERO, Duration.ofMinutes(-7), Duration.ofDays(3));

    private final Path folder;
    private final TrialServer server;
    private final TrialServer reached;
    private final Clock clock;
    private final Conditions conditions;
    private final Oracle oracle = new Oracle();
    private final Mark mark = new Mark();
    private final List<TrialPoste> postes = new ArrayList<>();
    private final List<PacedExchange> exchanges = new ArrayList<>();
    private final Map<Integer, ExchangeOutcome> outcomes = new HashMap<>();

    /** By holder: what an administrator gave since the trial began. */
    private final Map<String, User.Role> roles = new HashMap<>();

    /** Opens the postes of the folder, new ones where there are none. */
    public Trial(Path folder, TrialServer server, Clock clock, Conditions conditions) throws IOException {
        this.folder = folder;
        this.server = server;
        this.reached = conditions.reach(server);
        this.clock = clock;
        this.conditions = conditions;
        for (int n = 0; n < HOLDERS.size(); n++) {
            Files.createDirectories(folder(n));
            User first = HOLDERS.get(n).getFirst();
            PacedExchange exchange = new PacedExchange(reached.of(first));
            exchanges.add(exchange);
            postes.add(open(n, first, exchange));
        }
    }

    /** Everybody's first download. */
    public void download() {
        everyHolder((n, user) -> true, this::exchange);
    }

    public static int postes() {
        return HOLDERS.size();
    }

    private TrialPoste open(int n, User user, PacedExchange exchange) {
        Clock wrong = Clock.offset(clock, WRONG_BY.get(n));
        return new TrialPoste(
                new TrialPoste.Setting(
                        folder(n), reached.address(), wrong, conditions.pageSize(), oracle, conditions::damage),
                user,
                exchange,
                exchange.beside());
    }

    private List<User> holders(int n) {
        return HOLDERS.get(n).stream()
                .map(user -> Users.in(user, roles.getOrDefault(user.holderId(), user.role())))
                .toList();
    }

    /**
     * Sophie, who works on two postes, becomes a coordinator: what she may read now, nobody has changed. A poste where her
     * card is shows it with its next comparison, her screens from the next opening on.
     *
     * @return her postes
     */
    public List<Integer> promote() throws IOException {
        User sophie = Users.of(DemoPerson.SOPHIE, DemoStructure.CENTRE);
        server.give(sophie, User.Role.COORDINATOR);
        roles.put(sophie.holderId(), User.Role.COORDINATOR);
        return SOPHIES;
    }

    /** The card of whom an administrator gave another role is put in. */
    public void openPromoted(int n) {
        open(n, holders(n).getLast());
    }

    public TrialPoste poste(int n) {
        return postes.get(n);
    }

    public Mark mark() {
        return mark;
    }

    /** Another card, or the same one again: an exchange under way is cut. */
    public void swapCard(int n, RandomGenerator random) {
        List<User> holders = holders(n);
        open(n, holders.get(random.nextInt(holders.size())));
    }

    private void open(int n, User user) {
        postes.get(n).hangUp();
        finish(n);
        postes.get(n).close();
        PacedExchange exchange = new PacedExchange(reached.of(user));
        exchanges.set(n, exchange);
        postes.set(n, open(n, user, exchange));
    }

    /** Leaves the poste's file to another process, which may store more than it lives to acknowledge. */
    public void lend(int n) {
        oracle.doesNotKnowAll();
        postes.get(n).close();
    }

    /** Opens the poste's file again, as that process left it. */
    public void takeBack(int n) {
        User user = postes.get(n).user();
        PacedExchange exchange = new PacedExchange(reached.of(user));
        exchanges.set(n, exchange);
        postes.set(n, open(n, user, exchange));
    }

    /** What another process acknowledged, is to be told here. */
    public Oracle oracle() {
        return oracle;
    }

    public Path folder(int n) {
        return folder(folder, n);
    }

    static Path folder(Path trial, int n) {
        return trial.resolve("poste" + (n + 1));
    }

    public void startExchange(int n) {
        exchanges.get(n).start(() -> postes.get(n).exchange().run());
    }

    /** Lets the exchange under way, if any, go on to its next stop. */
    public void advance(int n) {
        try {
            check(n, exchanges.get(n).advance());
        } catch (CompletionException e) {
            throw new HungException(postes.get(n) + " : un échange tombé, " + e.getCause());
        }
    }

    /** Begins one and lets it go on until it is about to send, or ends. */
    public void exchangeUntilItSends(int n) {
        finish(n);
        startExchange(n);
        PacedExchange exchange = exchanges.get(n);
        while (exchange.isRunning() && !exchange.isAboutToSend()) {
            advance(n);
        }
    }

    /** How the last exchange that came to its end did so, for people. */
    String outcome(int n) {
        return String.valueOf(outcomes.get(n));
    }

    /** Exchanges from beginning to end. */
    public void exchange(int n) {
        finish(n);
        startExchange(n);
        finish(n);
    }

    private void finish(int n) {
        for (int stops = 0; exchanges.get(n).isRunning(); stops++) {
            if (stops > 5_000) {
                throw new HungException(postes.get(n) + " : un échange qui n’en finit pas");
            }
            advance(n);
        }
    }

    private void check(int n, @Nullable ExchangeOutcome outcome) {
        if (outcome != null) {
            outcomes.put(n, outcome);
        }
        if (outcome instanceof ExchangeOutcome.Done) {
            postes.get(n).sweep();
        }
        if (outcome instanceof ExchangeOutcome.LocalTrouble trouble) {
            throw new HungException(postes.get(n) + " : " + trouble);
        }
    }

    /**
     * Everybody lets go of what she was typing and exchanges until nothing moves any more.
     *
     * @param decides false when what is in conflict shall stay undecided
     * @return number of values that were decided
     * @throws HungException when the postes never agree with the server
     */
    public int settle(RandomGenerator random, boolean decides) {
        return new Settling(this, decides).run(random);
    }

    /** Number of values in conflict. */
    public int undecided() {
        return (int) postes.stream()
                .flatMap(poste -> poste.keptAside().choices().stream())
                .filter(KeptAside.Choice::open)
                .count();
    }

    /** The wanted holders of every poste in turn, whose card is in the reader first. */
    void everyHolder(BiPredicate<Integer, User> wanted, IntConsumer work) {
        for (int n = 0; n < HOLDERS.size(); n++) {
            List<User> inTurn = new ArrayList<>(holders(n));
            inTurn.sort(Comparator.comparing(postes.get(n).user()::equals).reversed());
            for (User user : inTurn) {
                if (!wanted.test(n, user)) {
                    continue;
                }
                if (!postes.get(n).user().equals(user)) {
                    open(n, user);
                }
                work.accept(n);
            }
        }
    }

    TrialServer server() {
        return server;
    }

    public Verdict judge() throws IOException {
        List<KeptAside> kept = postes.stream().map(TrialPoste::keptAside).toList();
        return oracle.judge(server.versions(), kept);
    }

    public int edits() {
        return oracle.acknowledged();
    }

    @Override
    public void close() {
        for (int n = 0; n < postes.size(); n++) {
            try {
                postes.get(n).hangUp();
                finish(n);
            } finally {
                postes.get(n).close();
            }
        }
    }
}
