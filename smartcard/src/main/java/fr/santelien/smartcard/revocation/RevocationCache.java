package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What authorities said of their certificates, in memory and in a folder. The newest word counts, and what is revoked
 * stays so without network and after a restart. Of online answers only revocations are kept on disk: that a person's card
 * was in this poste is nobody's business. Thread-safe.
 */
public final class RevocationCache {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationCache.class);
    /** Some 400 000 revoked cards. */
    static final int LONGEST_LIST = 20 << 20;

    private static final String LIST_SUFFIX = ".crl";
    private static final String REVOKED = "revoked.txt";
    private static final int LONGEST_REVOKED = 1 << 20;

    private final OwnerOnlyFolder folder;
    private final TrustedAuthorities authorities;
    private final Clock clock;
    private final Map<X500Principal, RevocationList> lists = new ConcurrentHashMap<>();
    private final Map<String, RevocationStatus> answers = new ConcurrentHashMap<>();

    /** Empty until {@link #load()}. */
    public RevocationCache(Path folder, TrustedAuthorities authorities, Clock clock) {
        this.folder = new OwnerOnlyFolder(folder);
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Reads the folder; each list is verified again. What cannot be read there is left out and fetched again. */
    public void load() {
        try {
            for (String name : folder.names()) {
                if (name.endsWith(LIST_SUFFIX)) {
                    Optional<byte[]> bytes = folder.read(name, LONGEST_LIST);
                    Reception reception = bytes.isEmpty() ? Reception.UNREADABLE : take(bytes.get(), false);
                    if (reception != Reception.TAKEN) {
                        LOG.warn("A kept revocation list is left out: {}", reception);
                    }
                }
            }
            String kept = new String(folder.read(REVOKED, LONGEST_REVOKED).orElse(new byte[0]), StandardCharsets.UTF_8);
            kept.lines()
                    .map(line -> line.split(" "))
                    .filter(parts -> parts.length == 2)
                    .forEach(this::remember);
        } catch (IOException e) {
            LOG.warn("The folder of revocations cannot be read", e);
        }
    }

    private void remember(String[] keyAndDate) {
        if (keyAndDate[1].matches("\\d{1,12}")) {
            answers.put(
                    keyAndDate[0], new RevocationStatus.Revoked(Instant.ofEpochSecond(Long.parseLong(keyAndDate[1]))));
        }
    }

    /** A list that came in: taken when it is an authority's own and newer than what is known. */
    public Reception offerList(byte[] bytes) {
        return take(bytes, true);
    }

    private synchronized Reception take(byte[] bytes, boolean keep) {
        RevocationList list;
        try {
            list = RevocationList.read(bytes, authorities, clock.instant());
        } catch (RefusedAnswerException e) {
            return e.why();
        }
        RevocationList known = lists.get(list.issuer());
        if (known != null && !list.published().isAfter(known.published())) {
            return Reception.NOT_NEWER;
        }
        lists.put(list.issuer(), list);
        if (keep) {
            write(digest(list.issuer().getEncoded()) + LIST_SUFFIX, bytes);
        }
        return Reception.TAKEN;
    }

    /** An OCSP answer that came in. */
    public synchronized Reception offerAnswer(byte[] bytes, X509Certificate certificate, X509Certificate issuer) {
        RevocationStatus status;
        try {
            status = OnlineAnswer.read(bytes, certificate, issuer, clock.instant());
        } catch (RefusedAnswerException e) {
            return e.why();
        }
        String key = key(certificate.getIssuerX500Principal(), certificate.getSerialNumber());
        RevocationStatus known = answers.getOrDefault(key, new RevocationStatus.Unknown());
        if (newer(known, status) == known) {
            return Reception.NOT_NEWER;
        }
        answers.put(key, status);
        if (status instanceof RevocationStatus.Revoked || known instanceof RevocationStatus.Revoked) {
            writeRevoked();
        }
        return Reception.TAKEN;
    }

    /** The newest that the authority said of this certificate. */
    public RevocationStatus of(X500Principal issuer, BigInteger serial) {
        RevocationList list = lists.get(issuer);
        RevocationStatus listed = list == null ? new RevocationStatus.Unknown() : list.of(serial);
        return newer(listed, answers.getOrDefault(key(issuer, serial), new RevocationStatus.Unknown()));
    }

    Optional<RevocationList> list(X500Principal issuer) {
        return Optional.ofNullable(lists.get(issuer));
    }

    /** Of two said at the same moment, the revocation counts. */
    private static RevocationStatus newer(RevocationStatus one, RevocationStatus other) {
        Optional<Instant> first = one.date();
        Optional<Instant> second = other.date();
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? other : one;
        }
        int order = first.get().compareTo(second.get());
        return order > 0 || (order == 0 && one instanceof RevocationStatus.Revoked) ? one : other;
    }

    private void writeRevoked() {
        StringBuilder lines = new StringBuilder();
        answers.forEach((key, status) -> {
            if (status instanceof RevocationStatus.Revoked(Instant asOf)) {
                lines.append(key).append(' ').append(asOf.getEpochSecond()).append('\n');
            }
        });
        write(REVOKED, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A disk that refuses costs only that the next start asks again. */
    private void write(String name, byte[] bytes) {
        try {
            folder.write(name, bytes);
        } catch (IOException e) {
            LOG.warn("Revocations cannot be kept on this disk", e);
        }
    }

    private static String key(X500Principal issuer, BigInteger serial) {
        return digest((digest(issuer.getEncoded()) + serial.toString(16)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
