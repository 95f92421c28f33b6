package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.agent.Agent;
import fr.santelien.smartcard.agent.AgentProcess;
import fr.santelien.smartcard.agent.LoginView;
import fr.santelien.smartcard.agent.ReadersView;
import fr.santelien.smartcard.agent.TokenView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PKCS#11 side alone, on another module than OpenSC: no reader, no card, SoftHSM2 in software. */
class SoftHsmTest {
    private static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String KEY_ID = "20";

    @TempDir
    Path folder;

    @Test
    void the_agent_logs_in_and_signs_with_another_module() throws Exception {
        Identity identity =
                TestPki.open(folder.resolve("pki")).card(DemoPerson.NATHALIE).authentication();
        Map<String, String> environment =
                Map.of("SOFTHSM2_CONF", configuration().toString());
        String slot = makeToken(environment, identity);
        try (Agent agent =
                AgentProcess.launcher(Duration.ofSeconds(60), environment).start(new Deaf())) {
            TokenView token =
                    agent.tokens(MODULE, slot).get(60, TimeUnit.SECONDS).getFirst();
            assertThat(token.countsExactly()).isFalse();
            byte[] keyId = HexFormat.of().parseHex(KEY_ID);

            byte[] wrong = "9999".getBytes(StandardCharsets.US_ASCII);
            LoginView refused = agent.login(token.slot(), keyId, wrong).get(60, TimeUnit.SECONDS);
            assertThat(refused.result()).isEqualTo(0xA0); // CKR_PIN_INCORRECT
            assertThat(wrong).containsOnly(0);

            byte[] code = DemoPerson.CODE.getBytes(StandardCharsets.US_ASCII);
            assertThat(agent.login(token.slot(), keyId, code)
                            .get(60, TimeUnit.SECONDS)
                            .result())
                    .isZero();
            byte[] data = {4, 5, 6};
            byte[] signature = agent.sign(digestInfo(data)).get(60, TimeUnit.SECONDS);
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(identity.certificate());
            verifier.update(data);
            assertThat(verifier.verify(signature)).isTrue();

            agent.lock().get(60, TimeUnit.SECONDS);
            assertThat(agent.sign(digestInfo(data))).failsWithin(60, TimeUnit.SECONDS);
        }
    }

    private static byte[] digestInfo(byte[] data) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(data);
        return HexFormat.of()
                .parseHex("3031300d060960864801650304020105000420"
                        + HexFormat.of().formatHex(hash));
    }

    private Path configuration() throws IOException {
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        return Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    }

    /** Makes a token with one key; gives the description of its slot. */
    private String makeToken(Map<String, String> environment, Identity identity) throws Exception {
        String made = softHsm(
                environment,
                List.of("--init-token", "--free", "--label", "test", "--so-pin", "12345678", "--pin", DemoPerson.CODE));
        Matcher number = Pattern.compile("slot (\\d+)").matcher(made);
        assertThat(number.find()).as(made).isTrue();
        String slot = number.group(1);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(identity.key().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        Path key = Files.writeString(folder.resolve("key.pem"), pem);
        softHsm(
                environment,
                List.of(
                        "--import",
                        key.toString(),
                        "--slot",
                        slot,
                        "--pin",
                        DemoPerson.CODE,
                        "--label",
                        "k",
                        "--id",
                        KEY_ID));
        Path certificate = Files.write(
                folder.resolve("certificate.der"), identity.certificate().getEncoded());
        run(
                environment,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CertificateImport.class.getName(),
                        MODULE.toString(),
                        slot,
                        DemoPerson.CODE,
                        KEY_ID,
                        certificate.toString()));
        return "SoftHSM slot ID 0x" + Long.toHexString(Long.parseLong(slot));
    }

    private static String softHsm(Map<String, String> environment, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(arguments);
        return run(environment, command);
    }

    private static String run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** This test asks and does not listen. */
    private record Deaf() implements Agent.Listener {
        @Override
        public void readersChanged(ReadersView readers) {}

        @Override
        public void agentLost(Agent.Loss why) {}
    }
}
