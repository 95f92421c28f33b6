package fr.santelien.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What an instance of the server is told.
 *
 * @param port 0 for any free port
 * @param identity PKCS#12 with the server's key and chain
 * @param trusted PKCS#12 with the authorities of the persons' certificates
 * @param database JDBC address, H2 or PostgreSQL
 * @param audit file of the traces, created with owner-only rights, one FHIR AuditEvent a line
 * @param auditor common name of the software certificate that reads everything and seeds; empty outside tests and demo
 */
public record ServerSettings(
        String host,
        int port,
        KeyFile identity,
        KeyFile trusted,
        String database,
        Path audit,
        Optional<String> auditor) {

    /** A database that lives as long as the process. */
    public static final String IN_MEMORY = "jdbc:h2:mem:region;DB_CLOSE_DELAY=-1";

    /** A PKCS#12 file and what opens it. */
    public record KeyFile(Path path, String password) {
        @Override
        public String toString() {
            return "KeyFile[" + path + "]";
        }
    }

    /**
     * A database in a file. WRITE_DELAY=0: a commit answered to a poste survives a kill. No trace file: it would quote
     * values.
     */
    public static String inFile(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** Reads what {@link #toProperties()} writes. */
    public static ServerSettings from(Properties given) {
        return new ServerSettings(
                given.getProperty("host", "127.0.0.1"),
                Integer.parseInt(given.getProperty("port", "0")),
                new KeyFile(Path.of(required(given, "identity")), required(given, "identity.password")),
                new KeyFile(Path.of(required(given, "trusted")), required(given, "trusted.password")),
                given.getProperty("database", IN_MEMORY),
                Path.of(required(given, "audit")),
                Optional.ofNullable(given.getProperty("auditor")));
    }

    public Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("identity", identity.path().toString());
        properties.setProperty("identity.password", identity.password());
        properties.setProperty("trusted", trusted.path().toString());
        properties.setProperty("trusted.password", trusted.password());
        properties.setProperty("database", database);
        properties.setProperty("audit", audit.toString());
        auditor.ifPresent(name -> properties.setProperty("auditor", name));
        return properties;
    }

    public ServerSettings withPort(int newPort) {
        return new ServerSettings(host, newPort, identity, trusted, database, audit, auditor);
    }

    private static String required(Properties given, String key) {
        String value = given.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("setting missing: " + key);
        }
        return value;
    }
}
