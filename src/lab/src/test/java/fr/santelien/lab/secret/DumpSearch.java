package fr.santelien.lab.secret;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in a heap dump, in each encoding that Java keeps texts in. */
final class DumpSearch {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private DumpSearch() {}

    /** The encodings in which the text is somewhere in the file. */
    static List<Charset> find(Path dump, String text) throws IOException {
        List<Charset> found = new ArrayList<>();
        try (FileChannel file = FileChannel.open(dump, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
            for (Charset encoding : ENCODINGS) {
                if (contains(bytes, text.getBytes(encoding))) {
                    found.add(encoding);
                }
            }
        }
        return found;
    }

    private static boolean contains(MemorySegment bytes, byte[] wanted) {
        MemorySegment pattern = MemorySegment.ofArray(wanted);
        long last = bytes.byteSize() - wanted.length;
        for (long at = 0; at <= last; at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) == wanted[0]
                    && MemorySegment.mismatch(bytes, at, at + wanted.length, pattern, 0, wanted.length) < 0) {
                return true;
            }
        }
        return false;
    }
}
