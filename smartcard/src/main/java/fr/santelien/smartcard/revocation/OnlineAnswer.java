package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.Der;
import fr.santelien.smartcard.certificate.RevocationStatus;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An OCSP answer about one certificate (RFC 6960). The JDK judges it, signature, right to answer and dates included; only
 * its date is read here, because the JDK keeps it to itself and an older answer must not replace a newer one.
 */
final class OnlineAnswer {
    private static final int RESPONSE_BYTES = Der.CONTEXT + Der.CONSTRUCTED;

    private OnlineAnswer() {}

    /** @throws RefusedAnswerException when it says nothing that can be believed about this certificate */
    static RevocationStatus read(byte[] answer, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws RefusedAnswerException {
        try {
            boolean revoked = revoked(answer, certificate, issuer, now);
            Instant asOf = date(answer, certificate.getSerialNumber())
                    .orElseThrow(() -> new RefusedAnswerException(Reception.UNREADABLE));
            return revoked ? new RevocationStatus.Revoked(asOf) : new RevocationStatus.NotRevoked(asOf);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new RefusedAnswerException(Reception.UNREADABLE);
        }
    }

    private static boolean revoked(byte[] answer, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws GeneralSecurityException, RefusedAnswerException {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(certificate, answer)); // with one at hand the JDK asks nobody
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
        parameters.setDate(java.util.Date.from(now));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return false;
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                return true;
            }
            throw new RefusedAnswerException(Reception.NO_ANSWER);
        }
    }

    /** thisUpdate of the single answer about this serial number. */
    private static Optional<Instant> date(byte[] answer, BigInteger serial) {
        return Der.of(answer)
                .flatMap(whole -> child(whole, RESPONSE_BYTES))
                .flatMap(explicit -> child(explicit, Der.SEQUENCE))
                .flatMap(bytes -> child(bytes, Der.OCTET_STRING))
                .flatMap(octets -> Der.of(octets.contents()))
                .flatMap(basic -> child(basic, Der.SEQUENCE))
                .flatMap(data -> child(data, Der.SEQUENCE))
                .flatMap(Der::values)
                .flatMap(singles -> singles.stream()
                        .filter(single -> isAbout(single, serial))
                        .findFirst())
                .flatMap(single -> child(single, Der.GENERALIZED_TIME))
                .flatMap(Der::time);
    }

    private static boolean isAbout(Der single, BigInteger serial) {
        return child(single, Der.SEQUENCE)
                .flatMap(id -> child(id, Der.INTEGER))
                .filter(number -> number.contents().length > 0 && new BigInteger(number.contents()).equals(serial))
                .isPresent();
    }

    private static Optional<Der> child(Der value, int tag) {
        return value.values()
                .flatMap(values ->
                        values.stream().filter(each -> each.tag() == tag).findFirst());
    }
}
