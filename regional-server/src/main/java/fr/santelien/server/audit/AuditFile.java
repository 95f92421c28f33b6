package fr.santelien.server.audit;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;

/** Traces in a file of their own, one AuditEvent a line, only ever added to; its owner alone reads it. */
public final class AuditFile implements AutoCloseable {

    private final FileChannel channel;
    private final IParser parser;

    /** @throws IOException when the file cannot be opened for appending */
    public AuditFile(Path file, IParser parser) throws IOException {
        this.parser = parser;
        Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        channel = posix
                ? FileChannel.open(
                        file,
                        append,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, append);
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** An access that cannot be traced must not be answered: the failure goes up to the request. */
    synchronized void add(AuditEvent event) {
        try {
            ByteBuffer line = StandardCharsets.UTF_8.encode(
                    parser.encodeResourceToString(event).replace("\n", " ") + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the trace could not be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
