package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many transactions were acknowledged, in a small file beside the database. SQLite takes a damaged or shortened log
 * for one that ends there and opens without a word, the last acknowledged transactions gone; counting outside shows it.
 *
 * <p>Written after each commit and not forced to the disk: it survives the death of the process, and after a power cut it
 * may lag behind the database, never run ahead of it.
 */
final class Mark implements AutoCloseable {

    private static final int BYTES = Long.BYTES + Long.BYTES;
    private static final Logger LOG = LoggerFactory.getLogger(Mark.class);

    private final FileChannel channel;
    private boolean told;

    private Mark(FileChannel channel) {
        this.channel = channel;
    }

    static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".mark");
    }

    static Mark beside(Path database) throws IOException {
        Path file = file(database);
        if (!Files.exists(file)) {
            // Whole from the first moment on: afterwards one that cannot be read was damaged.
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            OwnerOnly.create(draft);
            Files.write(draft, record(0).array());
            Durable.force(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Mark(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Whether anything was ever acknowledged, or a damaged record leaves it open. */
    static boolean tellsOfWrites(Path database) throws IOException {
        if (!Files.exists(file(database))) {
            return false;
        }
        try (Mark mark = beside(database)) {
            return !mark.read().equals(OptionalLong.of(0));
        }
    }

    /** Empty when the record is damaged. */
    OptionalLong read() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(BYTES);
        if (channel.size() != BYTES || channel.read(record, 0) != BYTES) {
            return OptionalLong.empty();
        }
        long count = record.flip().getLong();
        return record.getLong() == check(count) ? OptionalLong.of(count) : OptionalLong.empty();
    }

    /** A disk that refuses costs the warning of a later damage, not the write that was just acknowledged. */
    void reached(long count) {
        try {
            channel.write(record(count), 0);
        } catch (IOException e) {
            if (!told) {
                told = true;
                LOG.warn("the mark cannot be written: {}", e.getClass().getName());
            }
        }
    }

    private static ByteBuffer record(long count) {
        return ByteBuffer.allocate(BYTES).putLong(count).putLong(check(count)).flip();
    }

    private static long check(long count) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(count).flip());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
