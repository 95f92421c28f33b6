package fr.santelien.desktop.start;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sets for one PC, in {@code poste.properties}; see docs/guide/premier-demarrage.md.
 *
 * @param server base address of the regional server, {@code https://…/fhir}
 * @param dataDirectory where the encrypted files live
 * @param pkcs11Module the card's PKCS#11 module, null for the usual places of the system
 * @param serverAuthorities PEM file of the authorities that sign the server's certificate, null for the system's
 * @param poll time between two exchanges when nothing changes here
 * @param inactivity time without a key or the mouse after which the poste locks
 * @param offline how long an enrolled card opens the data without a word from the server
 * @param revocations how old the latest list of revoked cards may be before people are told
 * @param leaver how long work that somebody had not sent when she left is kept for the referent
 */
public record PosteSettings(
        URI server,
        Path dataDirectory,
        @Nullable Path pkcs11Module,
        @Nullable Path serverAuthorities,
        Duration poll,
        Duration inactivity,
        Duration offline,
        Duration revocations,
        Duration leaver) {

    /** System property or argument that names the file when it is not at its usual place. */
    static final String FILE_PROPERTY = "santelien.settings";

    /**
     * Reads the administrator's file.
     *
     * @throws IOException with a French sentence when the file is absent, unreadable or wrong
     */
    public static PosteSettings read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "Le fichier de réglages " + file + " est absent ou illisible. Demandez à votre administrateur"
                            + " de le créer : la page « Premier démarrage » donne un modèle.",
                    e);
        }
        try {
            return new PosteSettings(
                    server(values),
                    path(values, "data.directory").orElseGet(PosteSettings::usualData),
                    path(values, "pkcs11.module").orElse(null),
                    path(values, "server.authorities").orElse(null),
                    Duration.ofSeconds(number(values, "exchange.seconds", 20, 5, 3600)),
                    Duration.ofMinutes(number(values, "lock.minutes", 10, 1, 60)),
                    Duration.ofDays(number(values, "offline.days", 30, 1, 90)),
                    Duration.ofDays(number(values, "revocation.days", 7, 1, 90)),
                    Duration.ofDays(number(values, "leaver.days", 30, 1, 365)));
        } catch (IllegalArgumentException e) {
            throw new IOException("Le fichier de réglages " + file + " contient une erreur : " + e.getMessage(), e);
        }
    }

    /** Where the file usually is on this system. */
    static Path usualFile() {
        String named = System.getProperty(FILE_PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Path.of(
                    System.getenv().getOrDefault("ProgramData", "C:/ProgramData"), "Santelien", "poste.properties");
        }
        return system.contains("mac")
                ? Path.of("/Library/Application Support/Santelien/poste.properties")
                : Path.of("/etc/santelien/poste.properties");
    }

    private static Path usualData() {
        return Path.of(System.getProperty("user.home"), ".santelien-poste");
    }

    private static URI server(Properties values) {
        String text = values.getProperty("server.url", "").strip();
        URI uri = URI.create(text);
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("server.url doit être une adresse https://… complète.");
        }
        return uri;
    }

    private static Optional<Path> path(Properties values, String key) {
        return Optional.ofNullable(values.getProperty(key))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    private static long number(Properties values, String key, long usual, long least, long most) {
        String text = values.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("\\d{1,6}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(key + " doit être un nombre entre " + least + " et " + most + ".");
        }
        return Long.parseLong(text);
    }
}
