package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.Der;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a certificate says that its authority answers; http and https only, LDAP ones are left out. */
final class Addresses {
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final byte[] OCSP = HexFormat.of().parseHex("2b06010505073001");
    /** GeneralName [6], a URI. */
    private static final int URI_NAME = Der.CONTEXT + 6;

    private static final int FIRST = Der.CONTEXT + Der.CONSTRUCTED;
    private static final int MOST = 4;
    private static final int LONGEST = 1_000;

    private Addresses() {}

    /** Lists of revoked certificates: DistributionPoint → [0] distributionPoint → [0] fullName → [6] URI. */
    static List<URI> ofLists(X509Certificate certificate) {
        return extension(certificate, DISTRIBUTION_POINTS).stream()
                .flatMap(point -> inside(point, FIRST))
                .flatMap(name -> inside(name, FIRST))
                .flatMap(names -> inside(names, URI_NAME))
                .flatMap(name -> usable(name).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Responders: AccessDescription of method OCSP. */
    static List<URI> ofResponders(X509Certificate certificate) {
        return extension(certificate, AUTHORITY_ACCESS).stream()
                .filter(access -> inside(access, Der.OBJECT_IDENTIFIER)
                        .anyMatch(method -> Arrays.equals(method.contents(), OCSP)))
                .flatMap(access -> inside(access, URI_NAME))
                .flatMap(name -> usable(name).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Der> extension(X509Certificate certificate, String oid) {
        byte[] wrapped = certificate.getExtensionValue(oid);
        return wrapped == null
                ? List.of()
                : Der.ofExtension(wrapped).flatMap(Der::values).orElse(List.of());
    }

    private static Stream<Der> inside(Der value, int tag) {
        return value.values().stream().flatMap(List::stream).filter(each -> each.tag() == tag);
    }

    private static Optional<URI> usable(Der name) {
        if (name.contents().length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(new String(name.contents(), StandardCharsets.US_ASCII)))
                    .filter(BoundedFetch::isHttp);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
