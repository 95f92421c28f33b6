package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        OwnerOnly.create(file);
        return new Mark(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** 0 when the file is new, or cannot be believed. */
    long read() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(BYTES);
        if (channel.read(record, 0) != BYTES) {
            return 0;
        }
        record.flip();
        long count = record.getLong();
        return record.getLong() == check(count) ? count : 0;
    }

    /** A disk that refuses costs the warning of a later damage, not the write that was just acknowledged. */
    void reached(long count) {
        ByteBuffer record = ByteBuffer.allocate(BYTES).putLong(count).putLong(check(count));
        try {
            channel.write(record.flip(), 0);
        } catch (IOException e) {
            if (!told) {
                told = true;
                LOG.warn("the mark cannot be written: {}", e.getClass().getName());
            }
        }
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
