package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.oracle.Ledger;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.region.Users;
import fr.santelien.lab.trial.Gesture;
import fr.santelien.lab.trial.TrialPoste;
import fr.santelien.sync.attachment.AttachmentStep;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A poste in a process of its own, to be killed: {@code DoomedPoste folder server seed schema now target passes}. It opens
 * its file, edits, exchanges, edits, exchanges and closes; what is acknowledged, what is asked of the server and where it is
 * goes to standard output, a line each: {@code A} edit, {@code B} document about to be taken back, {@code O} document opened,
 * {@code R} request (answered by a line), {@code P} point, {@code K} kill me here, {@code E} end. It ends with its standard input: it cannot outlive its parent.
 */
final class DoomedPoste {

    private static final int EDITS = 5;
    private static final int ORPHANED = 3;
    private static final int MARKS_OF_ITS_OWN = 1_000_000;
    private static final Gesture[] GESTURES = Gesture.values();

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final PrintStream out = System.out;

    private DoomedPoste() {}

    public static void main(String[] arguments) throws Exception {
        new DoomedPoste().live(arguments);
    }

    private void live(String[] arguments) throws Exception {
        Thread.ofPlatform().name("parent").daemon().start(this::listen);
        KillPoints points = new KillPoints(
                this::say, arguments[5], Integer.parseInt(arguments[6]), new Beginning(Integer.parseInt(arguments[3])));
        CountedDriver.install(points);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
        User user = Users.of(DemoPerson.NATHALIE, DemoStructure.CENTRE);
        TrialPoste.Setting setting = new TrialPoste.Setting(
                Path.of(arguments[0]),
                URI.create(arguments[1]),
                Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC),
                8,
                new ParentsLedger(),
                replica -> AnnouncedReplica.of(
                        replica,
                        (before, after) -> tell("B", "poste1 " + user.display(), "Document retiré", before, after)));
        Mark mark = new Mark(MARKS_OF_ITS_OWN);
        Transport server = new ParentsServer(points);
        try (TrialPoste poste = new TrialPoste(setting, user, server, server)) {
            poste.replica().attachments().onStep(step -> points.at(words(step)));
            for (int turn = 0; turn < 2; turn++) {
                points.phase("saisie");
                for (int edit = 0; edit < EDITS; edit++) {
                    GESTURES[random.nextInt(GESTURES.length)].make(poste, random, mark);
                }
                points.phase("document joint");
                Gesture.ATTACH_DOCUMENT.make(poste, random, mark);
                Gesture.ATTACH_DOCUMENT.make(poste, random, mark);
                points.phase("document retiré");
                Gesture.TAKE_BACK_DOCUMENT.make(poste, random, mark);
                points.phase("réception");
                if (poste.exchange().run() instanceof ExchangeOutcome.Done) {
                    points.phase("balayage des contenus");
                    poste.sweep();
                }
                points.phase("document ouvert");
                Gesture.OPEN_DOCUMENT.make(poste, random, mark);
            }
            points.phase("fermeture");
        }
        say("E");
    }

    private void tell(String kind, String who, String what, @Nullable ObjectNode before, ObjectNode after) {
        ObjectNode line = Wire.object().put("who", who).put("what", what);
        line.set("before", before);
        line.set("after", after);
        say(kind + " " + line);
    }

    private static String words(AttachmentStep step) {
        return switch (step) {
            case BEGUN -> "avant d’écrire un contenu";
            case CREATED -> "fichier d’un contenu créé";
            case WRITTEN -> "contenu écrit";
            case FORCED -> "contenu forcé sur le disque";
            case NAMED -> "contenu nommé";
            case KEPT -> "nom forcé sur le disque";
            case DROPPING -> "avant de supprimer un contenu";
            case DROPPED -> "contenu supprimé";
        };
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** The oracle is the parent's. */
    private final class ParentsLedger implements Ledger {
        @Override
        public void acknowledged(String who, String what, @Nullable ObjectNode before, ObjectNode after) {
            tell("A", who, what, before, after);
        }

        @Override
        public void opened(String who, Reference request, String document, String announced, byte[] content) {
            say("O "
                    + Wire.object()
                            .put("who", who)
                            .put("request", request.toString())
                            .put("document", document)
                            .put("announced", announced)
                            .put("content", content));
        }
    }

    /** The server is the parent's; it survives. */
    private final class ParentsServer implements Transport {
        private final KillPoints points;

        ParentsServer(KillPoints points) {
            this.points = points;
        }

        @Override
        public Response send(Request request) throws IOException {
            boolean writes = Wire.writes(request);
            boolean searches = request.target().getRawQuery() != null || request.body().length > 0 && !writes;
            if (writes || searches) {
                points.phase(writes ? "envoi" : "réception");
            }
            boolean content = request.target().getPath().contains("/Binary/");
            String what = request.method() + (searches ? " recherche" : content ? " document" : "");
            points.at("avant la demande " + what);
            say("R " + Wire.text(request));
            Response response = Wire.response(answer());
            points.at("réponse pas encore lue à " + what);
            return response;
        }

        private String answer() throws IOException {
            try {
                return answers.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            // the parent's
        }
    }
}
