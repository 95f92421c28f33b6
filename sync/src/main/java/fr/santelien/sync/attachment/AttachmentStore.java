package fr.santelien.sync.attachment;

import fr.santelien.sync.attachment.AttachmentRefusedException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Documents in a folder beside the replica, one encrypted file each. A document is known by the SHA-256 of its content,
 * so that the same one attached twice is kept once; its file bears an HMAC of that, since the bare hash would tell
 * whoever holds the folder that a document he has is among them.
 */
public final class AttachmentStore implements AutoCloseable {

    /** In bytes. */
    public static final int LARGEST = 10 << 20;

    /** In an Attachment, and in the Binary of a document that is not sent yet: the SHA-256 of its content. */
    public static final String HASH_URL = "https://santelien.fr/fhir/StructureDefinition/document-sha256";

    /** Left to the system and to the replica's log. */
    private static final long RESERVE = 64L << 20;

    private final Path folder;
    private final AttachmentKeys keys;
    private volatile Consumer<AttachmentStep> steps = step -> {};
    private boolean closed;

    /** Kept since this was opened: what is about to name them may not be written yet. */
    private final Set<String> fresh = new HashSet<>();

    /** @param dataKey of the structure, 32 bytes; may be wiped afterwards */
    public AttachmentStore(Path folder, byte[] dataKey) {
        this.folder = folder;
        this.keys = AttachmentKeys.from(dataKey);
    }

    /** Tells of each step on the thread that takes it, which goes on when the listener returns: trials stop a poste there. */
    public void onStep(Consumer<AttachmentStep> listener) {
        steps = listener;
    }

    /**
     * Keeps a document; it is on the disk when this returns.
     *
     * @return its SHA-256, hexadecimal
     * @throws IOException when the disk refuses; nothing is then kept
     */
    public String put(byte[] content) throws AttachmentRefusedException, IOException {
        check(content);
        String hash = sha256(content);
        keep(hash, content);
        return hash;
    }

    /** A sweep comes before or after, never in between: it would drop what was just found to be here. */
    private synchronized void keep(String hash, byte[] content) throws IOException {
        // Never with wiped keys: a session may end while a document comes in.
        requireOpen();
        fresh.add(hash);
        if (isSound(hash)) {
            force(folder); // whoever named it may have been killed before he did
        } else {
            write(file(hash), keys.seal(content, hash));
        }
    }

    private boolean isSound(String hash) {
        try {
            return get(hash).isPresent();
        } catch (IOException e) {
            return false; // what the disk does not give back is written anew
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
    }

    private static void check(byte[] content) throws AttachmentRefusedException {
        if (content.length == 0) {
            throw new AttachmentRefusedException(Reason.EMPTY);
        }
        if (content.length > LARGEST) {
            throw new AttachmentRefusedException(Reason.TOO_LARGE);
        }
        if (AttachmentType.of(content).isEmpty()) {
            throw new AttachmentRefusedException(Reason.TYPE);
        }
    }

    /** @throws AttachmentRefusedException also when it is not the document of this hash; it is then not kept */
    public void put(byte[] content, String announced) throws AttachmentRefusedException, IOException {
        if (!sha256(content).equals(announced)) {
            throw new AttachmentRefusedException(Reason.OTHER_CONTENT);
        }
        put(content);
    }

    /** Whether a file of it is here, sound or not: a look at the folder only. */
    public boolean has(String hash) {
        return Files.exists(file(hash));
    }

    /** Empty when it is not here, or its file is damaged: it is then to be fetched again. */
    public Optional<byte[]> get(String hash) throws IOException {
        Path file = file(hash);
        if (!Files.exists(file) || Files.size(file) > LARGEST + AttachmentKeys.OVERHEAD) {
            return Optional.empty();
        }
        return keys.open(Files.readAllBytes(file), hash);
    }

    /**
     * Drops what nothing names any more, and what an interrupted writing left. What was put since this was opened stays.
     *
     * @param named SHA-256 of all documents that a resource of this poste names
     * @return number of files dropped
     * @throws IOException when the disk refuses, or this is closed: with wiped keys no file would be known
     */
    public synchronized int collect(Set<String> named) throws IOException {
        requireOpen();
        Set<Path> kept = new HashSet<>();
        named.forEach(hash -> kept.add(file(hash)));
        fresh.forEach(hash -> kept.add(file(hash)));
        int dropped = 0;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each : all.toList()) {
                    if (!kept.contains(each)) {
                        steps.accept(AttachmentStep.DROPPING);
                        Files.delete(each);
                        steps.accept(AttachmentStep.DROPPED);
                        dropped++;
                    }
                }
            }
        }
        return dropped;
    }

    private Path file(String hash) {
        return folder.resolve(keys.name(hash));
    }

    private void write(Path file, byte[] sealed) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights("rwx------"));
            force(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
        }
        if (Files.getFileStore(folder).getUsableSpace() < sealed.length + RESERVE) {
            throw new IOException("less than " + sealed.length + " bytes are free");
        }
        steps.accept(AttachmentStep.BEGUN);
        Path draft = folder.resolve(Objects.requireNonNull(file.getFileName()) + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, rights("rw-------"));
        steps.accept(AttachmentStep.CREATED);
        Files.write(draft, sealed);
        steps.accept(AttachmentStep.WRITTEN);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        steps.accept(AttachmentStep.FORCED);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        steps.accept(AttachmentStep.NAMED);
        force(folder);
        steps.accept(AttachmentStep.KEPT);
    }

    /** The names in it too are on the disk then; Windows opens no folder as a file, and writes names through. */
    private static void force(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] rights(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Wipes the keys. */
    @Override
    public synchronized void close() {
        closed = true;
        keys.close();
    }
}
