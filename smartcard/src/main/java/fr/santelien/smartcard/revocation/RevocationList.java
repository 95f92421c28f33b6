package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.Der;
import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A verified list of one authority (RFC 5280, §5). Only the serial numbers are kept of it: the JDK's own object takes
 * some hundred megabytes for the list of a whole profession.
 *
 * @param published thisUpdate
 * @param nextUpdate when the authority promises the next one, null when it promises none
 */
record RevocationList(
        X500Principal issuer, Instant published, @Nullable Instant nextUpdate, Set<BigInteger> revoked) {
    /** How far the clock of the PC may be behind. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final int DISTRIBUTION_POINT = Der.CONTEXT + Der.CONSTRUCTED;
    private static final int CRL_SIGN = 6;

    /** @throws RefusedAnswerException when it is not a whole list of a trusted authority, signed by it */
    static RevocationList read(byte[] bytes, TrustedAuthorities authorities, Instant now)
            throws RefusedAnswerException {
        X509CRL list = parse(bytes);
        X500Principal issuer = list.getIssuerX500Principal();
        if (authorities.named(issuer).stream().noneMatch(authority -> signed(list, authority.certificate()))) {
            throw new RefusedAnswerException(Reception.WRONG_SIGNER);
        }
        if (!whole(list)) {
            throw new RefusedAnswerException(Reception.UNSUPPORTED);
        }
        Instant published = list.getThisUpdate().toInstant();
        if (published.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new RefusedAnswerException(Reception.NOT_YET);
        }
        Set<BigInteger> serials = new HashSet<>();
        Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
        if (entries != null) {
            entries.forEach(entry -> serials.add(entry.getSerialNumber()));
        }
        java.util.Date next = list.getNextUpdate();
        return new RevocationList(issuer, published, next == null ? null : next.toInstant(), Set.copyOf(serials));
    }

    private static X509CRL parse(byte[] bytes) throws RefusedAnswerException {
        try {
            if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes))
                    instanceof X509CRL list) {
                return list;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // an error page of a proxy, a cut download
            throw new RefusedAnswerException(Reception.UNREADABLE);
        }
        throw new RefusedAnswerException(Reception.UNREADABLE);
    }

    private static boolean signed(X509CRL list, X509Certificate authority) {
        boolean[] usage = authority.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Neither a delta nor an indirect or partial list: only its place of publication may be said in a critical way. */
    private static boolean whole(X509CRL list) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical == null || critical.isEmpty()) {
            return true;
        }
        byte[] scope = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        if (scope == null || critical.size() > 1) {
            return false;
        }
        Optional<List<Der>> parts = Der.ofExtension(scope).flatMap(Der::values);
        return parts.isPresent() && parts.get().stream().allMatch(part -> part.tag() == DISTRIBUTION_POINT);
    }

    RevocationStatus of(BigInteger serial) {
        return revoked.contains(serial)
                ? new RevocationStatus.Revoked(published)
                : new RevocationStatus.NotRevoked(published);
    }
}
