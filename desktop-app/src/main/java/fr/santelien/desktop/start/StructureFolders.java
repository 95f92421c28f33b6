package fr.santelien.desktop.start;

import fr.santelien.smartcard.CardHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder a structure: the encrypted file, its clear header ({@code poste.json}) and the recovery envelope ({@code
 * secours.json}), the last two kept twice.
 */
final class StructureFolders {

    private static final Logger LOG = LoggerFactory.getLogger(StructureFolders.class);

    /** One header is changed by one thread at a time, whatever the poste; another process is kept off by a file lock. */
    private static final Object WRITING = new Object();

    private final Path root;
    private final Set<String> restored = ConcurrentHashMap.newKeySet();

    StructureFolders(Path root) {
        this.root = root;
    }

    List<StructureHeader> all() {
        return ids().stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** The header; a damaged one is put back from its copy. Empty when there is none, or neither can be read. */
    Optional<StructureHeader> find(String structureId) {
        TwinFile file = header(structureId);
        Optional<TwinFile.Found> found = file.read();
        Optional<StructureHeader> header = found.map(TwinFile.Found::content).flatMap(HeaderCodec::read);
        if (header.isPresent() && found.get().fromCopy()) {
            LOG.warn("Header of a structure folder was damaged: put back from its copy");
            restored.add(structureId);
            update(structureId, same -> same);
        }
        return header;
    }

    /** Whether the header was found damaged and put back since the poste was started. */
    boolean wasRestored(String structureId) {
        return restored.contains(structureId);
    }

    /** Whether data lie here that no header speaks of any more: nothing new may take their place. */
    boolean headerIsLost(String structureId) {
        Path data = replicaFile(structureId);
        boolean something = Files.exists(data)
                || Files.exists(data.resolveSibling(data.getFileName() + ".key-check"))
                || header(structureId).exists();
        return something && find(structureId).isEmpty();
    }

    /** Dates of use, beside the data. */
    UsageFile usage(String structureId) {
        return new UsageFile(folder(structureId).resolve("usage.json"));
    }

    Path replicaFile(String structureId) {
        return folder(structureId).resolve("replica.db");
    }

    /** A header without cards, not written yet; its folder is made with the owner's rights only. */
    StructureHeader create(String structureId, String name, String finess) {
        Path folder = folder(structureId);
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new StructureHeader(
                structureId, name, finess, Base64.getEncoder().encodeToString(salt), Map.of(), null);
    }

    void write(StructureHeader header) {
        locked(header.structureId(), () -> {
            header(header.structureId()).write(HeaderCodec.write(header));
            return header;
        });
    }

    /** Changes the header as it is on the disk now, or {@code fresh} when there is none. @return what was written */
    StructureHeader put(StructureHeader fresh, UnaryOperator<StructureHeader> change) {
        String id = fresh.structureId();
        return locked(id, () -> {
            StructureHeader next = change.apply(stored(id).orElse(fresh));
            header(id).write(HeaderCodec.write(next));
            return next;
        });
    }

    /** Changes the header as it is on the disk now; nothing happens when there is none. */
    void update(String structureId, UnaryOperator<StructureHeader> change) {
        locked(structureId, () -> {
            stored(structureId).ifPresent(now -> header(structureId).write(HeaderCodec.write(change.apply(now))));
            return structureId;
        });
    }

    private Optional<StructureHeader> stored(String structureId) {
        return header(structureId).read().map(TwinFile.Found::content).flatMap(HeaderCodec::read);
    }

    Optional<RecoveryEnvelope> recovery(String structureId) {
        return recoveryFile(structureId).read().map(TwinFile.Found::content).flatMap(RecoveryEnvelope::read);
    }

    /** Every structure of this poste that a recovery key opens, whatever became of its header. */
    Map<String, RecoveryEnvelope> recoveries() {
        Map<String, RecoveryEnvelope> found = new HashMap<>();
        ids().forEach(id -> recovery(id).ifPresent(envelope -> found.put(id, envelope)));
        return found;
    }

    void write(String structureId, RecoveryEnvelope envelope) {
        locked(structureId, () -> {
            recoveryFile(structureId).write(envelope.toJson());
            return structureId;
        });
    }

    /** How a header knows a card without naming it: SHA-256 over salt, holder and card number, hexadecimal. */
    static String mark(StructureHeader header, CardHolder holder) {
        return mark(header, holder.id(), holder.cardNumber());
    }

    static String mark(StructureHeader header, String holderId, String cardNumber) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getDecoder().decode(header.salt()));
            digest.update((holderId + "|" + cardNumber).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> ids() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
                    .filter(StructureFolders::isId)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TwinFile header(String structureId) {
        return new TwinFile(folder(structureId).resolve("poste.json"));
    }

    private TwinFile recoveryFile(String structureId) {
        return new TwinFile(folder(structureId).resolve("secours.json"));
    }

    private Path folder(String structureId) {
        if (!isId(structureId)) {
            throw new IllegalArgumentException("not a FHIR id");
        }
        return root.resolve(structureId);
    }

    private static boolean isId(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
    }

    private <T> T locked(String structureId, Supplier<T> change) {
        synchronized (WRITING) {
            try (FileChannel channel = FileChannel.open(
                            folder(structureId).resolve("poste.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return change.get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
