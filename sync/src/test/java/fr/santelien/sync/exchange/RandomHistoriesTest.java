package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three postes, one list, one server that fails at random: whatever the order, every added patient arrives, every title
 * is either on the server or was knowingly replaced, and everybody ends with the same list.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = 6;
    private static final int STEPS = 40;
    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Reference LIST = Poste.listReference(1);

    @TempDir
    Path folder;

    @Test
    void everyHistoryConvergesAndLosesNothing() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(folder.resolve("history" + seed), seed).run();
        }
    }

    private static final class History {
        private final SplittableRandom random;
        private final String name;
        private final StubServer stub = new StubServer(TLS);
        private final List<Path> folders = new ArrayList<>();
        private final List<Poste> postes = new ArrayList<>();
        private final Set<String> added = new TreeSet<>();
        private final Set<String> titles = new TreeSet<>();
        private final Set<String> replacedKnowingly = new TreeSet<>();
        private int fresh;
        private @Nullable Poste exchanging;

        History(Path folder, int seed) {
            random = new SplittableRandom(seed);
            name = "seed " + seed;
            stub.memory.write(Poste.list(LIST.id(), "t0"));
            for (int n = 0; n < 3; n++) {
                folders.add(folder.resolve("poste" + n));
                postes.add(open(n));
            }
            postes.forEach(Poste::exchange);
        }

        private Poste open(int n) {
            return new Poste(folders.get(n), new Author("8:9900000000" + n, "Fictif " + n), stub, TLS, List.of("List"));
        }

        void run() {
            try {
                for (int step = 0; step < STEPS; step++) {
                    step(random.nextInt(postes.size()));
                }
                stub.quiet();
                settle();
                check();
            } finally {
                postes.forEach(Poste::close);
                stub.close();
            }
        }

        private void step(int n) {
            Poste poste = postes.get(n);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> add(poste);
                case 3 -> rename(poste, false);
                case 4 -> rename(poste, true);
                case 5 -> poste.replica.release(LIST);
                case 6 -> decide(poste);
                case 7 -> {
                    poste.close();
                    postes.set(n, open(n));
                }
                default -> {
                    fault();
                    exchanging = poste;
                    assertThat(poste.exchange()).as(name).isNotInstanceOf(ExchangeOutcome.LocalTrouble.class);
                }
            }
        }

        private void add(Poste poste) {
            String patient = Poste.uuid(1000 + fresh++);
            poste.replica.edit(LIST, "patient ajouté", json -> Poste.addPatient(json, patient));
            added.add("Patient/" + patient);
        }

        private void rename(Poste poste, boolean draft) {
            String title = "t" + ++fresh;
            replacedKnowingly.add(poste.local(LIST).path("title").asText());
            if (draft) {
                poste.replica.draft(LIST, "saisie", json -> json.put("title", title));
            } else {
                poste.replica.edit(LIST, "renommée", json -> json.put("title", title));
            }
            titles.add(title);
        }

        private void decide(Poste poste) {
            for (Conflict conflict : poste.replica.conflicts()) {
                Conflict.Choice choice = random.nextBoolean() ? Conflict.Choice.LOCAL : Conflict.Choice.REMOTE;
                Conflict.Side discarded = choice == Conflict.Choice.LOCAL ? conflict.remote() : conflict.local();
                JsonNode value = discarded.value();
                if (value != null) {
                    replacedKnowingly.add(value.asText());
                }
                poste.replica.decide(conflict.id(), choice);
            }
        }

        private void fault() {
            String line = random.nextBoolean() ? "PUT" : "GET";
            switch (random.nextInt(8)) {
                case 4, 5 -> stub.next("PUT", new Fault.Before(meanwhile()));
                case 0 -> stub.next(line, new Fault.CutBefore());
                case 1 -> stub.next("PUT", new Fault.LoseAnswer());
                case 2 -> stub.next(line, new Fault.Answer(503, ""));
                case 3 -> stub.next("GET", new Fault.Truncate());
                default -> {}
            }
        }

        /** Another poste goes through while the first one is between its pull and its push. */
        private Runnable meanwhile() {
            Poste other = postes.get(random.nextInt(postes.size()));
            return () -> {
                stub.quiet();
                if (other != exchanging) {
                    other.exchange();
                }
            };
        }

        /** Everybody releases, decides and exchanges until nothing waits any more. */
        private void settle() {
            for (int round = 0; round < 12 && !(round > 0 && allSame()); round++) {
                for (Poste poste : postes) {
                    poste.replica.release(LIST);
                    poste.exchange();
                    decide(poste);
                    poste.exchange();
                }
            }
        }

        private boolean allSame() {
            ObjectNode onServer = stub.memory.get(LIST.toString());
            return postes.stream()
                    .allMatch(poste -> poste.replica.waiting().isEmpty()
                            && poste.local(LIST).equals(onServer));
        }

        private void check() {
            ObjectNode onServer = stub.memory.get(LIST.toString());
            for (Poste poste : postes) {
                assertThat(poste.replica.read(LIST).orElseThrow().state())
                        .as(name)
                        .isEqualTo(RowState.CLEAN);
                assertThat(poste.local(LIST)).as(name).isEqualTo(onServer);
                assertThat(poste.replica.waiting()).as(name).isEmpty();
            }
            assertThat(onServer.path("entry").findValuesAsText("reference"))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(added);
            Set<String> overwrittenUnseen = new TreeSet<>(titles);
            overwrittenUnseen.removeAll(replacedKnowingly);
            overwrittenUnseen.remove(onServer.path("title").asText());
            assertThat(overwrittenUnseen).as(name).isEmpty();
        }
    }
}
