package fr.santelien.sync.replica;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
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

    /** Never changed: what was packed with it is read with it. */
    private static final byte[] DICTIONARY = dictionary();

    /** Level of compression: half the time of the usual 3, a tenth more to keep. */
    private static final int FAST = -1;

    private static final ZstdDictCompress TO_PACK = new ZstdDictCompress(DICTIONARY, FAST);
    private static final ZstdDictDecompress TO_READ = new ZstdDictDecompress(DICTIONARY);

    private @Nullable ZstdCompressCtx packer;
    private @Nullable ZstdDecompressCtx reader;

    private static byte[] dictionary() {
        try (InputStream in = Packing.class.getResourceAsStream("packing-dictionary.txt")) {
            if (in == null) {
                throw new IllegalStateException("no packing-dictionary.txt");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("packing-dictionary.txt cannot be read", e);
        }
    }

    /** @param utf8 any text */
    public byte[] pack(byte[] utf8) {
        if (packer == null) {
            packer = new ZstdCompressCtx();
            packer.loadDict(TO_PACK);
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
            reader.loadDict(TO_READ);
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
}
