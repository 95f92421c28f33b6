package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of one PC is wrong by days, ahead or behind: nothing is decided by it. */
class WrongClockTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Reference LIST = listReference(1);

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste right;

    @BeforeEach
    void oneClockIsRight() {
        stub = new StubServer(TLS);
        stub.memory.write(addPatient(list(uuid(1), "Sorties"), uuid(10)));
        right = new Poste(folder.resolve("right"), NOE, stub, TLS);
        right.exchange();
    }

    @AfterEach
    void stop() {
        right.close();
        stub.close();
    }

    private Poste wrongBy(int days) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new Poste(folder.resolve("wrong"), CAMILLE, stub, TLS, Poste.TYPES, clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void whatOthersWriteStillArrivesAndWhatIsWrittenHereStillLeaves(int days) {
        try (Poste wrong = wrongBy(days)) {
            wrong.exchange();
            for (int turn = 11; turn < 14; turn++) {
                int patient = turn;
                right.replica.edit(LIST, "patient ajouté", json -> addPatient(json, uuid(patient)));
                right.exchange();
                wrong.replica.edit(LIST, "renommée", json -> json.put("title", "Sorties " + patient));
                wrong.exchange();
                right.exchange();
            }
            assertThat(wrong.local(LIST)).isEqualTo(right.local(LIST)).isEqualTo(stub.memory.get(LIST.toString()));
            assertThat(right.local(LIST).path("entry")).hasSize(4);
            assertThat(right.local(LIST).path("title").asText()).isEqualTo("Sorties 13");
            assertThat(wrong.replica.status().waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void theOlderClockDoesNotLoseNorTheNewerWinAConflict(int days) {
        try (Poste wrong = wrongBy(days)) {
            wrong.exchange();
            wrong.replica.edit(LIST, "renommée", json -> json.put("title", "A"));
            right.replica.edit(LIST, "renommée", json -> json.put("title", "B"));
            right.exchange();
            wrong.exchange();
            Conflict conflict = wrong.replica.conflicts().getFirst();
            assertThat(String.valueOf(conflict.local().value())).isEqualTo("\"A\"");
            assertThat(String.valueOf(conflict.remote().value())).isEqualTo("\"B\"");
            // What is said of when is what each poste believed; the screen tells whose clock is wrong.
            Instant here = Objects.requireNonNull(conflict.local().at());
            Instant there = Objects.requireNonNull(conflict.remote().at());
            Duration apart = Duration.between(there, here).minus(Duration.ofDays(days));
            assertThat(apart.abs()).isLessThan(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void howFarItIsFromTheServersIsMeasured(int days) {
        try (Poste wrong = wrongBy(days)) {
            assertThat(wrong.server.time()).isEmpty();
            wrong.exchange();
            Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
            Duration ahead = Duration.between(wrong.server.time().orElseThrow(), clock.instant());
            assertThat(ahead.minus(Duration.ofDays(days)).abs()).isLessThan(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void theOrderOfTheWorkOfOnePosteIsThatInWhichItWasDone(int days) {
        try (Poste wrong = wrongBy(days)) {
            wrong.exchange();
            wrong.replica.edit(LIST, "première", json -> json.put("title", "1"));
        }
        // The clock is put right, or wrong the other way, between the two.
        try (Poste again = wrongBy(-days)) {
            again.replica.edit(LIST, "seconde", json -> json.put("title", "2"));
            assertThat(again.replica.waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.what()).isEqualTo("seconde"));
            again.exchange();
            assertThat(stub.memory.get(LIST.toString()).path("title").asText()).isEqualTo("2");
            assertThat(LastChange.of(stub.memory.get(LIST.toString()))
                            .orElseThrow()
                            .author())
                    .isEqualTo(CAMILLE.display());
        }
    }
}
