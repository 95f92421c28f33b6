package fr.santelien.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The server as a process: {@code ServerMain settings.properties}. Prints {@code READY <port>} when it answers, and
 * stops when its standard input closes, so that it never outlives the process that started it.
 */
public final class ServerMain {

    /** Before the port, on the line that tells the server answers. */
    public static final String READY = "READY ";

    private ServerMain() {}

    static void main(String[] arguments) throws IOException {
        System.setProperty("logback.configurationFile", "fr/santelien/server/logback-server.xml");
        Properties given = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            given.load(in);
        }
        try (RegionalServer server = RegionalServer.start(ServerSettings.from(given))) {
            // CHECKSTYLE-PRINTS: noPrint
            System.out.println(READY + server.port());
            // CHECKSTYLE-ON
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
