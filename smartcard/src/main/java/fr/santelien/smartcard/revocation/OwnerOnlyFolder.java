package fr.santelien.smartcard.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder only its owner reads and writes; on Windows the user's own folder has such rights already. */
record OwnerOnlyFolder(Path folder) {

    /** Replaces the file at once, or leaves it as it was. */
    void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder, rights("rwx------"));
        Path draft = Files.createTempFile(folder, "draft", ".tmp", rights("rw-------"));
        try {
            Files.write(draft, bytes);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Empty when there is none, or it is longer than {@code longest}. */
    Optional<byte[]> read(String name, int longest) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(longest + 1);
            return bytes.length > longest ? Optional.empty() : Optional.of(bytes);
        }
    }

    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private FileAttribute<?>[] rights(String rights) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
