package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.Gesture;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.Trial;
import fr.santelien.lab.trial.TrialPoste;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One life of a poste between two colleagues' postes that work on the same things: it opens a file that has unsent work in
 * it, edits, exchanges, and ends or is killed. Then it is opened again, checked, and all exchange until quiet.
 */
final class Life implements AutoCloseable {

    private static final int EDITS = 6;
    private static final Gesture[] GESTURES = Gesture.values();

    /**
     * The same plan is the same life.
     *
     * @param seed of what people do
     */
    record Plan(long seed, Beginning beginning) {
        @Override
        public String toString() {
            return "vie " + seed + " (" + beginning.phase() + ")";
        }
    }

    private final Plan plan;
    private final Variant variant;
    private final SplittableRandom random;
    private final StubFolder.Copy copy;
    private final Trial trial;

    /** A taking back that was announced, and not acknowledged yet. */
    private @Nullable JsonNode begun;

    Life(StubFolder from, Plan plan, Variant variant) throws IOException {
        this.plan = plan;
        this.variant = variant;
        this.random = new SplittableRandom(plan.seed());
        this.copy = from.copy();
        this.trial = copy.trial(Conditions.FAIR);
    }

    /**
     * Lives to the point, or, when it is empty, to the end.
     *
     * @param passed how many times it passes the point before it dies there
     * @param passes told of each point it passes on its way to the end
     * @return whether it was killed
     */
    boolean live(DoomedProcess.Starter starter, String point, int passed, Consumer<String> passes)
            throws IOException, InterruptedException {
        colleaguesWork();
        // One for the poste to fetch.
        Gesture.ATTACH_DOCUMENT.make(trial.poste(1), random, trial.mark());
        trial.exchange(1);
        colleaguesWork();
        if (plan.beginning().schema() != Beginning.NONE) {
            for (int edit = 0; edit < EDITS; edit++) {
                make(trial.poste(0));
            }
            // One unsent, and a content that nothing names any more.
            Gesture.ATTACH_DOCUMENT.make(trial.poste(0), random, trial.mark());
            Gesture.ATTACH_DOCUMENT.make(trial.poste(0), random, trial.mark());
            Gesture.TAKE_BACK_DOCUMENT.make(trial.poste(0), random, trial.mark());
        }
        trial.lend(0);
        plan.beginning().prepare(copy, trial.folder(0));
        boolean killed;
        try (DoomedProcess process = starter.start(
                trial.folder(0), copy.server().address(), plan, copy.clock().instant(), point, passed)) {
            Transport server =
                    variant.network().apply(copy.server().of(trial.poste(0).user()));
            killed = process.follow(meanwhile(server), (kind, line) -> {
                if (kind == 'A') {
                    begun = null;
                    acknowledged(Wire.read(line));
                } else if (kind == 'B') {
                    begun = Wire.read(line);
                } else if (kind == 'O') {
                    opened(Wire.read(line));
                } else if (kind == 'P') {
                    passes.accept(line);
                }
            });
        }
        if (killed) {
            variant.disk().killed(trial.folder(0));
        }
        return killed;
    }

    /** Opens the poste's file again, has everybody exchange, and has the oracle judge. */
    void judge(OracleTally tally, String name) throws IOException {
        trial.takeBack(0);
        trial.poste(0).check();
        if (begun != null && isDone(begun)) {
            acknowledged(begun);
        }
        tally.conflicted(trial.settle(random, true));
        tally.judged(name, trial.judge());
        tally.edited(trial.edits());
    }

    private void colleaguesWork() {
        for (int edit = 0; edit < EDITS; edit++) {
            make(trial.poste(1 + random.nextInt(Trial.postes() - 1)));
        }
    }

    private void make(TrialPoste poste) {
        GESTURES[random.nextInt(GESTURES.length)].make(poste, random, trial.mark());
    }

    private void acknowledged(JsonNode edit) {
        trial.oracle()
                .acknowledged(
                        edit.path("who").asText(),
                        edit.path("what").asText(),
                        edit.get("before") instanceof ObjectNode before ? before : null,
                        (ObjectNode) edit.path("after"));
    }

    /** Whether the file says so, though the poste was killed before it could. */
    private boolean isDone(JsonNode edit) {
        JsonNode after = edit.path("after");
        return trial.poste(0)
                .replica()
                .read(new Reference("Task", after.path("id").asText()))
                .filter(stored -> stored.local().equals(after))
                .isPresent();
    }

    private void opened(JsonNode document) throws IOException {
        trial.oracle()
                .opened(
                        document.path("who").asText(),
                        Reference.parse(document.path("request").asText()),
                        document.path("document").asText(),
                        document.path("announced").asText(),
                        document.path("content").binaryValue());
    }

    /** The colleagues exchange between the poste's pull and its first push: what it sends was made from older versions. */
    private Transport meanwhile(Transport server) {
        return new Transport() {
            private boolean done;

            @Override
            public Response send(Request request) throws IOException {
                if (!done && Wire.writes(request)) {
                    done = true;
                    trial.exchange(1);
                    trial.exchange(2);
                }
                return server.send(request);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        trial.close();
        copy.close();
    }
}
