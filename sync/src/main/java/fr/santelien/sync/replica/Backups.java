package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the database in the folder {@code backups} beside it, under the same key. Before one is made every page is
 * read, so that damage is met within a day of use.
 */
final class Backups {

    /** How old the last one may be before another is made. */
    static final Duration EVERY = Duration.ofDays(1);

    private static final int KEPT = 2;

    /** How a check tells of a page that was not read, with SQLite's code; its low byte is 10 for the disk's own errors. */
    private static final Pattern UNREAD = Pattern.compile("error code=(\\d{1,9})");

    private static final int IOERR = 10;
    private static final String SUFFIX = ".backup";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final Path database;
    private final Path folder;

    Backups(Path database) {
        this.database = database;
        this.folder = database.resolveSibling("backups");
    }

    /** One copy. */
    record Backup(Path file, Instant made) {}

    /** Newest first. */
    List<Backup> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Backups::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Backup::made).reversed())
                    .toList();
        }
    }

    private static Optional<Backup> read(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        if (!name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            String moment = name.substring(0, name.length() - SUFFIX.length());
            return Optional.of(new Backup(file, NAME.parse(moment, Instant::from)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A clock set back must not stop the backups: one from the future counts for nothing. */
    boolean isDue(Clock clock) throws IOException {
        Instant now = clock.instant();
        return all().stream()
                .map(Backup::made)
                .noneMatch(made -> !made.isAfter(now) && made.plus(EVERY).isAfter(now));
    }

    /**
     * Makes and checks one, then drops those it replaces.
     *
     * @param reader a connection that nobody else uses meanwhile
     * @throws ReplicaException {@code DAMAGED} when the database has a bad page, {@code NO_SPACE}
     */
    void make(Sql reader, Clock clock) throws IOException {
        Space.require(folder.toAbsolutePath().getParent(), Files.size(database) + sizeOf(WrittenLog.file(database)));
        readAll(reader);
        Path draft = folder.resolve("new" + SUFFIX + ".draft");
        Files.deleteIfExists(draft);
        // SQLite fills an empty file; one that it made itself would have the rights of the system's default.
        OwnerOnly.create(draft);
        reader.run("PRAGMA query_only = OFF");
        try {
            // The driver's own backup command writes clear text; this one copies page encryption and key.
            reader.run("VACUUM INTO '" + draft.toAbsolutePath().toString().replace("'", "''") + "'");
            check(reader, draft);
        } catch (ReplicaException e) {
            Files.deleteIfExists(draft);
            throw e;
        } finally {
            reader.run("PRAGMA query_only = ON");
        }
        Durable.force(draft);
        Files.move(draft, folder.resolve(NAME.format(clock.instant()) + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        List<Backup> all = all();
        for (Backup old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.delete(old.file());
        }
        LOG.info("backup made and checked");
    }

    /** A copy is made from the tables: damage in an index would be met by nobody before it is needed. */
    private static void readAll(Sql reader) {
        String verdict = String.join(" ", reader.once("PRAGMA quick_check(1)", row -> row.text("quick_check")));
        if (verdict.equals("ok")) {
            return;
        }
        // It names tables, indexes and pages, nothing of anybody.
        LOG.warn("what SQLite says of the file: {}", verdict);
        Matcher unread = UNREAD.matcher(verdict);
        if (unread.find() && (Integer.parseInt(unread.group(1)) & 0xff) == IOERR) {
            throw new ReplicaException(ReplicaException.Kind.STORAGE, "the disk does not give a page back");
        }
        throw reader.damaged("a page is not as it was written");
    }

    /** Attached without a key, the copy is read with the one of the database. */
    private static void check(Sql reader, Path draft) {
        reader.run("ATTACH '" + draft.toAbsolutePath().toString().replace("'", "''") + "' AS copy");
        try {
            List<String> verdict = reader.once("PRAGMA copy.integrity_check(1)", row -> row.text("integrity_check"));
            if (!verdict.equals(List.of("ok"))) {
                throw new ReplicaException(ReplicaException.Kind.STORAGE, "the backup does not read as it was written");
            }
        } finally {
            reader.run("DETACH copy");
        }
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
