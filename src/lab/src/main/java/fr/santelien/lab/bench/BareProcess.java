package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xipki.pkcs11.wrapper.PKCS11Module;

/** Our end of a {@link BareCard}, started with the same options as the poste's card agent. */
final class BareProcess implements AutoCloseable {
    private final Process process;
    private final Path temporary;
    private final BufferedReader in;
    private final Writer out;

    private BareProcess(Process process, Path temporary) {
        this.process = process;
        this.temporary = temporary;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Returns when its main says so. */
    static BareProcess start(CardDesk desk, String... arguments) throws IOException {
        Path temporary = Files.createTempDirectory("bare"); // the wrapper leaves a copy of its native half there
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx64m",
                "-Djava.io.tmpdir=" + temporary,
                BareCard.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", place(BareCard.class) + File.pathSeparator + place(PKCS11Module.class));
        builder.environment().putAll(desk.reader().environment());
        BareProcess bare = new BareProcess(builder.start(), temporary);
        if (!bare.answer().equals("started")) {
            throw new IOException("the bare process does not start");
        }
        return bare;
    }

    private static String place(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    void order() throws IOException {
        out.write("go\n");
        out.flush();
    }

    /** The next line, logging of the wrapper left out. */
    String answer() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("started")
                    || line.equals("watching")
                    || line.equals("changed")
                    || line.matches("[0-9 ]+")) {
                return line;
            }
        }
        throw new IOException("the bare process ended");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Folders.delete(temporary);
    }
}
