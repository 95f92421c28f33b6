package fr.santelien.lab.card;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * Another program on the same PC that uses the card for a moment and leaves it reset, as billing software does when it is
 * closed: the card forgets the code. In a process of its own, for PC/SC knows its clients by process.
 */
public final class OtherProgram {
    private static final long LIMIT_SECONDS = 60;

    private OtherProgram() {}

    /**
     * Resets every card in a reader.
     *
     * @throws IOException when it could not, a card pulled out meanwhile included
     */
    public static void resetCards(VirtualReader reader) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                VirtualReader.ownClasses(),
                OtherProgram.class.getName());
        builder.environment().putAll(reader.environment());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the other program hangs");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the other program could not reset the card");
        }
    }

    /** @param args none */
    public static void main(String[] args) throws CardException {
        for (CardTerminal terminal : TerminalFactory.getDefault().terminals().list()) {
            if (terminal.isCardPresent()) {
                terminal.connect("*").disconnect(true);
            }
        }
    }
}
