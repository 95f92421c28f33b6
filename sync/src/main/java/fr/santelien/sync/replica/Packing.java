package fr.santelien.sync.replica;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the JSON of a resource is kept in the file when it says what the server said: a third as long. Every page less is one
 * less to encrypt. A Zstandard frame (RFC 8878) whose dictionary is what the resources of the exchange have in common:
 * names of elements, addresses of profiles, nothing of anybody. For one thread at a time.
 */
public final class Packing implements AutoCloseable {

    private @Nullable ZstdCompressCtx packer;
    private @Nullable ZstdDecompressCtx reader;

    /**
     * Loads the native library, before anything is opened that would stay open.
     *
     * @throws ReplicaException {@code INTERNAL} when this system has none, or refuses it
     */
    static void load() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new ReplicaException(ReplicaException.Kind.INTERNAL, "the library that unpacks cannot be loaded");
        }
    }

    /** @param utf8 any text */
    public byte[] pack(byte[] utf8) {
        if (packer == null) {
            packer = new ZstdCompressCtx();
            packer.loadDict(Dictionary.TO_PACK);
            packer.setChecksum(true);
        }
        return packer.compress(utf8);
    }

    /** @throws ReplicaException {@code DAMAGED} when it is not what {@link #pack} gave */
    public String text(byte[] packed) {
        long length = packed.length == 0 ? -1 : Zstd.getFrameContentSize(packed);
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw damaged();
        }
        if (reader == null) {
            reader = new ZstdDecompressCtx();
            reader.loadDict(Dictionary.TO_READ);
        }
        try {
            return new String(reader.decompress(packed, (int) length), StandardCharsets.UTF_8);
        } catch (ZstdException e) {
            throw damaged();
        }
    }

    private static ReplicaException damaged() {
        return new ReplicaException(ReplicaException.Kind.DAMAGED, "a stored resource cannot be unpacked");
    }

    /** Gives its memory back, which the collector does not see. */
    @Override
    public void close() {
        if (packer != null) {
            packer.close();
        }
        if (reader != null) {
            reader.close();
        }
    }

    /** Apart, so that the native library is loaded by {@link #load} and not before. */
    private static final class Dictionary {

        /** Never changed: what was packed with it is read with it. A frame bears a checksum, lest another one gave other text. */
        static final byte[] DICTIONARY = bytes();

        /** Level of compression: half the time of the usual 3, a tenth more to keep. */
        static final int FAST = -1;

        static final ZstdDictCompress TO_PACK = new ZstdDictCompress(DICTIONARY, FAST);
        static final ZstdDictDecompress TO_READ = new ZstdDictDecompress(DICTIONARY);

        private static byte[] bytes() {
            try (InputStream in = Packing.class.getResourceAsStream("packing-dictionary.txt")) {
                if (in == null) {
                    throw new IllegalStateException("no packing-dictionary.txt");
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException("packing-dictionary.txt cannot be read", e);
            }
        }
    }
}
