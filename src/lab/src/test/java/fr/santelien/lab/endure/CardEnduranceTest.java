package fr.santelien.lab.endure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty runs of the endurance on the poste's card side; and on broken card sides, to see that it can fail. */
class CardEnduranceTest {
    private static final long SEED = 20;

    @TempDir
    static Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void twenty_runs_need_no_restart_hang_nowhere_and_leak_nothing() throws Exception {
        Tally tally = endure(20, CardDesk::start, CardEndurance.STATE_LIMIT);
        assertThat(tally.line(SEED))
                .as(String.join("\n", told))
                .startsWith("runs=20 restarts=0 hung=0 leaked=0 refused=0 ");
        assertThat(tally.clean()).isTrue();
    }

    @Test
    void a_card_side_that_keeps_a_thread_a_code_is_found_leaking() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Tally tally = endure(10, desk -> new Leaking(desk.start(), end), CardEndurance.STATE_LIMIT);
        end.countDown();
        assertThat(tally.clean()).isFalse();
        assertThat(tally.line(SEED)).contains(" hung=0 leaked=1 ");
        assertThat(told).anyMatch(line -> line.startsWith("fuite : THREADS"));
    }

    @Test
    void a_card_side_that_loses_the_code_is_found_hanging() throws Exception {
        Tally tally = endure(1, desk -> new Deaf(desk.start()), Duration.ofSeconds(3));
        assertThat(tally.clean()).isFalse();
        assertThat(tally.line(SEED)).contains("runs=1 restarts=1 hung=1 ");
    }

    @Test
    void a_card_side_that_spoils_a_right_code_is_found_refusing() throws Exception {
        Tally tally = endure(1, desk -> new Spoiling(desk.start()), CardEndurance.STATE_LIMIT);
        assertThat(tally.clean()).isFalse();
        assertThat(tally.line(SEED)).contains(" hung=0 ").contains(" refused=1 ");
    }

    private Tally endure(int count, Function<CardDesk, CardSession> start, Duration limit) throws Exception {
        try (CardDesk desk = CardDesk.open(folder)) {
            return new CardEndurance(desk, start, limit, told::add)
                    .run(EnduranceOptions.parse(List.of(), SEED).withCount(count));
        }
    }

    /** The production card side with something wrong in how it takes codes. */
    private abstract static class Broken implements CardSession {
        final CardSession sound;

        Broken(CardSession sound) {
            this.sound = sound;
        }

        @Override
        public CardState state() {
            return sound.state();
        }

        @Override
        public Runnable onChange(Consumer<CardState> listener) {
            return sound.onChange(listener);
        }

        @Override
        public CompletableFuture<HashSignature> signHash(byte[] sha256, char[] code) {
            return sound.signHash(sha256, code);
        }

        @Override
        public CompletableFuture<CardReport> inspect() {
            return sound.inspect();
        }

        @Override
        public void lock() {
            sound.lock();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /** One thread more each time. */
    private static final class Leaking extends Broken {
        private final CountDownLatch end;

        Leaking(CardSession sound, CountDownLatch end) {
            super(sound);
            this.end = end;
        }

        @Override
        public void submitCode(char[] code) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            sound.submitCode(code);
        }
    }

    private static final class Deaf extends Broken {
        Deaf(CardSession sound) {
            super(sound);
        }

        @Override
        public void submitCode(char[] code) {}
    }

    private static final class Spoiling extends Broken {
        Spoiling(CardSession sound) {
            super(sound);
        }

        @Override
        public void submitCode(char[] code) {
            code[0] = code[0] == '1' ? '2' : '1';
            sound.submitCode(code);
        }
    }
}
