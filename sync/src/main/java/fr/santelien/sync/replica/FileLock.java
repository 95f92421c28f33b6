package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second poste off the file; the operating system lets go of it when the process dies. */
final class FileLock implements AutoCloseable {

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws ReplicaException {@code IN_USE} when another process, or this one, holds the file */
    static FileLock take(Path database) throws IOException {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        OwnerOnly.create(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FileLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw inUse();
    }

    private static ReplicaException inUse() {
        return new ReplicaException(ReplicaException.Kind.IN_USE, "another process holds the replica");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
