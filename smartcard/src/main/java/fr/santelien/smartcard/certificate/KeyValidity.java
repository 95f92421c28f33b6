package fr.santelien.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When the key of a certificate may authenticate: within the certificate's dates and those of its privateKeyUsagePeriod
 * (RFC 3280, §4.2.1.4), which on cards of the IGC-Santé may end earlier. The JDK ignores it.
 */
record KeyValidity(Instant first, Instant last) {
    private static final String PRIVATE_KEY_USAGE_PERIOD = "2.5.29.16";
    private static final int NOT_BEFORE = Der.CONTEXT;
    private static final int NOT_AFTER = Der.CONTEXT + 1;

    /** Empty when the period is there and cannot be read. */
    static Optional<KeyValidity> of(X509Certificate certificate) {
        KeyValidity dates = new KeyValidity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        byte[] extension = certificate.getExtensionValue(PRIVATE_KEY_USAGE_PERIOD);
        if (extension == null) {
            return Optional.of(dates);
        }
        return Der.ofExtension(extension)
                .filter(period -> period.tag() == Der.SEQUENCE)
                .flatMap(Der::values)
                .flatMap(dates::within);
    }

    private Optional<KeyValidity> within(List<Der> ends) {
        KeyValidity validity = this;
        for (Der end : ends) {
            Optional<Instant> read = end.time();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Instant at = read.get();
            if (end.tag() == NOT_BEFORE && at.isAfter(validity.first)) {
                validity = new KeyValidity(at, validity.last);
            } else if (end.tag() == NOT_AFTER && at.isBefore(validity.last)) {
                validity = new KeyValidity(validity.first, at);
            }
        }
        return Optional.of(validity);
    }

    /** The moment itself when it is within, otherwise the end it is beyond. */
    Instant closestTo(Instant moment) {
        return moment.isAfter(last) ? last : moment.isBefore(first) ? first : moment;
    }
}
