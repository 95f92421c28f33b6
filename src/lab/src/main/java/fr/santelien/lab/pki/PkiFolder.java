package fr.santelien.lab.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** Where the test PKI is kept between two starts: one PKCS#12 file a key, readable by its owner only. */
final class PkiFolder {
    /** The keys are worth nothing outside a test: what protects them is that only their owner reads the files. */
    static final String PASSWORD = "test";

    private final Path folder;

    PkiFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Makes an identity that is not kept yet. */
    interface Maker {
        Identity make() throws GeneralSecurityException, IOException;
    }

    Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    /** The kept identity of that name, or the one just made and kept. Two processes agree on the first one made. */
    synchronized Identity keep(String name, Maker maker) throws GeneralSecurityException, IOException {
        Path file = file(name);
        if (Files.exists(file)) {
            return load(file);
        }
        Path lockFile = folder.resolve(name + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || !Files.exists(file)) {
                save(maker.make(), file);
            }
        }
        return load(file);
    }

    private static Identity load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        PrivateKey key = (PrivateKey) store.getKey("key", PASSWORD.toCharArray());
        Certificate[] chain = store.getCertificateChain("key");
        if (key == null || chain == null) {
            throw new GeneralSecurityException("no key in " + file.getFileName());
        }
        return new Identity(
                key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private void save(Identity identity, Path file) throws GeneralSecurityException, IOException {
        Path draft = Files.createTempFile(
                folder,
                "draft",
                ".p12",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(draft)) {
            identity.toKeyStore(PASSWORD.toCharArray()).store(out, PASSWORD.toCharArray());
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
