package fr.santelien.lab.kills;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.kills.ScreenLedger.Typed;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./santelien endure kills --desktop}: one whole poste, screens and all, on the reference server; killed again and
 * again, started again, and found with everything its screen had acknowledged.
 */
public final class DesktopKills {

    private static final long LIMIT_SECONDS = 60;
    private static final int HANGS = 3;

    private final World world;
    private final Path folder;
    private final Consumer<String> tell;
    private final Random random;
    private final OracleTally tally;
    private final ScreenLedger ledger;

    /** How long the steps of the last opening took, in milliseconds. */
    private final Map<Moment, Integer> took = new EnumMap<>(Moment.class);

    private final Set<String> found = new HashSet<>();
    private final List<Moment> deck = new ArrayList<>();

    /** @param folder of the poste's data; kept between kills */
    public DesktopKills(World world, Path folder, long seed, Consumer<String> tell) throws IOException {
        this.world = world;
        this.folder = folder;
        this.tell = tell;
        this.random = new Random(seed);
        this.tally = new OracleTally(tell);
        this.ledger = new ScreenLedger(world.auditor(), random);
    }

    /** @return one run is one kill; after the last one the poste is opened once more */
    public OracleTally run(EnduranceOptions options) throws IOException, InterruptedException {
        long end = System.nanoTime() + options.limit().toNanos();
        int hangs = 0;
        try (Cable cable = new Cable(world.server().port())) {
            while (tally.runs() < options.count() && System.nanoTime() < end && hangs < HANGS) {
                hangs = session(cable, draw()) ? 0 : hangs + 1;
                tell.accept(tally.line(options.seed()));
            }
            session(cable, null);
        }
        tally.edited(ledger.acknowledged());
        return tally;
    }

    private interface Step {
        void take() throws IOException;
    }

    private static int millisOf(Step step) throws IOException {
        long before = System.nanoTime();
        step.take();
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    }

    /** Every moment once, in an order of its own, then again. */
    private Moment draw() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Moment.values()));
            Collections.shuffle(deck, random);
        }
        return deck.removeLast();
    }

    /**
     * Starts the poste, sees that all is there, works, and kills it.
     *
     * @param moment of the kill, null for a last look
     * @return whether the screen came up
     */
    private boolean session(Cable cable, @Nullable Moment moment) throws IOException, InterruptedException {
        cable.plug();
        String name = "coupure " + (tally.runs() + 1) + " (" + (moment == null ? "dernière ouverture" : moment) + ")";
        try (DoomedDesktop desktop = DoomedDesktop.start(world, folder, cable.port())) {
            if (moment == Moment.STARTING) {
                killAfterAWhile(desktop, moment);
                return true;
            }
            took.put(Moment.STARTING, millisOf(() -> desktop.obey("code")));
            if (moment == Moment.OPENING) {
                killAfterAWhile(desktop, moment);
                return true;
            }
            took.put(Moment.OPENING, millisOf(() -> desktop.obey("see", "à jour à")));
            seeWhatIsThere(desktop, name);
            if (moment != null) {
                work(desktop, cable, moment);
            }
            return true;
        } catch (HungException e) {
            tally.hung(name + " : " + e.getMessage());
            return false;
        }
    }

    private void seeWhatIsThere(DoomedDesktop desktop, String name) throws IOException {
        desktop.obey("exchange");
        // What was typed and not acknowledged may be there too, and leaves as well.
        desktop.obey("see", "Aucune modification en attente");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!ledger.isAllThere() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        Verdict all = ledger.judge();
        tally.judged(name, new Verdict(news(all.lost()), news(all.doubled()), news(all.overwritten())));
    }

    /** The oracle judges everything each time: what it found before counts once. */
    private List<String> news(List<String> sentences) {
        return sentences.stream().filter(found::add).toList();
    }

    /** Types a comment and validates it. */
    private Typed save(DoomedDesktop desktop) throws IOException {
        Typed comment = type(desktop);
        desktop.awaitDone();
        return comment;
    }

    private Typed type(DoomedDesktop desktop) throws IOException {
        Typed comment = ledger.comment();
        desktop.obey("list", ScreenLedger.LIST);
        desktop.order("comment", ledger.display(comment), comment.text());
        return comment;
    }

    private void work(DoomedDesktop desktop, Cable cable, Moment moment) throws IOException, InterruptedException {
        boolean offline = moment == Moment.EXCHANGING || random.nextBoolean();
        if (offline) {
            cable.unplug();
        }
        for (int edits = random.nextInt(2); edits >= 0; edits--) {
            Typed comment = save(desktop);
            // Away and back: otherwise it would be seen in the field where it was typed.
            desktop.obey("go", "patients");
            desktop.obey("list", ScreenLedger.LIST);
            desktop.obey("see", comment.text());
            ledger.acknowledged(comment);
        }
        switch (moment) {
            case TYPING -> type(desktop);
            case SAVING -> save(desktop);
            case CREATING -> desktop.order("create", ledger.newList().text());
            case EXCHANGING -> {
                ledger.colleagueComments();
                cable.plug();
                desktop.order("exchange");
            }
            case STARTING, OPENING, SAVED -> {}
        }
        killAfterAWhile(desktop, moment);
        if (moment != Moment.EXCHANGING) {
            ledger.colleagueComments();
        }
    }

    private void killAfterAWhile(DoomedDesktop desktop, Moment moment) throws InterruptedException {
        int longest = Math.max(moment.longest(), took.getOrDefault(moment, 0));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(longest + 1));
        desktop.kill();
        tally.reached(moment.toString());
        tally.ran();
    }
}
