package fr.santelien.lab.secret;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardMaterial;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a login through the real login screen the code is nowhere in the memory of the poste, nor of its card agent:
 * dumps of both processes, garbage included, are searched. The card and its code live in this process.
 */
class CodeInMemoryTest {
    private static final String CODE = String.valueOf(10_000_000 + new Random(20261122).nextInt(90_000_000));

    @TempDir
    Path folder;

    @Test
    void after_a_login_the_code_is_nowhere_in_the_poste_s_memory() throws Exception {
        try (CardDesk desk = CardDesk.open(folder.resolve("keys"));
                Login login = new Login(desk, "sound")) {
            login.typeCode();
            assertThat(login.find(login.poste())).isEmpty();
            assertThat(login.find(login.agent())).isEmpty();
        }
    }

    /** Otherwise the search above would prove nothing. */
    @Test
    void a_login_screen_that_keeps_the_code_is_found_in_each_form_it_keeps() throws Exception {
        try (CardDesk desk = CardDesk.open(folder.resolve("keys"));
                Login login = new Login(desk, "leaking")) {
            login.typeCode();
            assertThat(login.find(login.poste()))
                    .containsExactlyInAnyOrder(
                            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
        }
    }

    private final class Login implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;
        private final Writer orders;
        private final VirtualCard card;

        Login(CardDesk desk, String manner) throws Exception {
            CardMaterial sophie = desk.pki().card(DemoPerson.SOPHIE);
            card = VirtualCard.cps3(
                    new CardMaterial(sophie.cardNumber(), sophie.authentication(), sophie.signature(), CODE));
            desk.reader().insert(card);
            ProcessBuilder builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoginWindow.class.getName(),
                            folder.resolve("keys").toString(),
                            folder.resolve("poste").toString(),
                            manner)
                    .redirectError(folder.resolve("poste.log").toFile());
            builder.environment().putAll(desk.reader().environment());
            process = builder.start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            orders = process.outputWriter(StandardCharsets.UTF_8);
            awaitDone();
        }

        /** Returns when the card has accepted the code. */
        void typeCode() throws Exception {
            for (int i = 0; i < CODE.length(); i++) {
                order("key " + CODE.charAt(i));
            }
            order("enter");
            // the first signature opens, or makes, the envelope: the code was accepted before
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!card.codeGiven()) {
                assertThat(System.nanoTime()).as("code accepted").isLessThan(end);
                Thread.onSpinWait();
            }
        }

        long poste() {
            return process.pid();
        }

        long agent() {
            return process.children()
                    .filter(child -> child.info().commandLine().orElse("").contains("CardAgent"))
                    .findFirst()
                    .orElseThrow()
                    .pid();
        }

        List<Charset> find(long pid) throws Exception {
            Path dump = folder.resolve("dump-" + pid);
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.heap_dump",
                            "-all",
                            dump.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jcmd.waitFor()).as(said).isZero();
            assertThat(Files.size(dump)).isGreaterThan(1_000_000);
            return DumpSearch.find(dump, CODE);
        }

        private void order(String order) throws Exception {
            orders.write(order + "\n");
            orders.flush();
            awaitDone();
        }

        private void awaitDone() throws Exception {
            String line = answers.readLine();
            while (line != null && !line.equals("DONE")) {
                line = answers.readLine();
            }
            assertThat(line).as(Files.readString(folder.resolve("poste.log"))).isEqualTo("DONE");
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly().onExit().join();
        }
    }
}
