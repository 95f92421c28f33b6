package fr.santelien.smartcard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Map;

/**
 * A desk for the real card agent: a PC/SC library and a PKCS#11 module made of C on the spot, both told what to do by
 * files, so that they can be broken and mended while the agent runs.
 */
final class NativeDesk {
    static final String READER = "Lecteur fictif 00 00";

    private static final Path LIBRARIES = Path.of("target", "native");

    private final Path folder;

    private NativeDesk(Path folder) {
        this.folder = folder;
    }

    /** @param folder where the files are kept */
    static NativeDesk in(Path folder) throws Exception {
        compile("module");
        compile("pcsc");
        NativeDesk desk = new NativeDesk(Files.createDirectories(folder));
        desk.tell("");
        desk.readers(READER + "|\n");
        return desk;
    }

    private static synchronized void compile(String name) throws Exception {
        Path library = library(name);
        if (Files.exists(library)) {
            return;
        }
        Files.createDirectories(LIBRARIES);
        Path source = LIBRARIES.resolve(name + ".c");
        try (InputStream in = NativeDesk.class.getResourceAsStream(name + ".c")) {
            assertThat(in).isNotNull();
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path made = LIBRARIES.resolve(name + ProcessHandle.current().pid() + ".so");
        Process compiler = new ProcessBuilder(
                        "gcc", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", made.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
        Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path library(String name) {
        return LIBRARIES.resolve(name + ".so").toAbsolutePath();
    }

    CardSettings settings() {
        return CardSettings.forTestCards(library("module"), TestAuthority.KNOWN.certificates(), environment());
    }

    Map<String, String> environment() {
        return Map.of(
                "CARD_SCRIPT", folder.resolve("script").toString(),
                "CARD_DESK", folder.resolve("desk").toString(),
                "CARD_CERTIFICATE", folder.resolve("certificate").toString(),
                "CARD_READER", READER,
                "JAVA_TOOL_OPTIONS", "-Dsun.security.smartcardio.library=" + library("pcsc"));
    }

    static Path module() {
        return library("module");
    }

    /** @param script lines of module.c, empty for a module that works */
    void tell(String script) throws IOException {
        write("script", script + "\n");
    }

    void insert(FakeCard card) throws IOException {
        Path certificate = folder.resolve("certificate");
        Files.write(certificate, card.contents().getFirst().certificate());
        readers(READER + "|" + HexFormat.of().formatHex(card.atr()) + "\n");
    }

    void pull() throws IOException {
        readers(READER + "|\n");
    }

    /** @param lines name, a bar, answer to reset if there is a card */
    void readers(String lines) throws IOException {
        write("desk", "service\n" + lines);
    }

    /** @param code which every call of PC/SC returns from now on */
    void serviceAnswers(long code) throws IOException {
        write("desk", "0x%X\n".formatted(code));
    }

    /** Never seen half written. */
    private void write(String name, String text) throws IOException {
        Path draft = Files.writeString(folder.resolve(name + ".draft"), text);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
