package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.certificate.IgcSante.DocumentedAuthority;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The authorities a poste believes for cards, where they were found and which are missing. A shipped poste has
 * {@link #installed()} only; test ones are for test and demo builds, where cards of the test category are let in and no
 * real card is.
 */
public final class TrustedAuthorities {
    private final List<Found> found;
    private final List<String> missing;
    private final List<String> lookedAt;
    private final boolean test;

    /**
     * An authority that is believed.
     *
     * @param name its common name
     * @param place folder or store it was read from
     * @param lists where it is documented to publish the certificates it revoked
     */
    public record Found(X509Certificate certificate, String name, String place, List<URI> lists) {
        boolean root() {
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        }
    }

    private TrustedAuthorities(List<Found> found, List<String> missing, List<String> lookedAt, boolean test) {
        this.found = List.copyOf(found);
        this.missing = List.copyOf(missing);
        this.lookedAt = List.copyOf(lookedAt);
        this.test = test;
    }

    /** Those of the IGC-Santé that the card's middleware or the system brings, checked against their fingerprints. */
    public static TrustedAuthorities installed() {
        return among(AuthorityPlace.ofSystem(System.getProperty("os.name"), System.getenv()), IgcSante.documented());
    }

    static TrustedAuthorities among(List<AuthorityPlace> places, List<DocumentedAuthority> documented) {
        Map<AuthorityPlace, List<X509Certificate>> offered = new java.util.LinkedHashMap<>();
        places.forEach(place -> offered.put(place, place.certificates()));
        List<Found> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (DocumentedAuthority authority : documented) {
            find(authority, offered).ifPresentOrElse(found::add, () -> missing.add(authority.name()));
        }
        return new TrustedAuthorities(
                found, missing, places.stream().map(AuthorityPlace::name).toList(), false);
    }

    private static Optional<Found> find(
            DocumentedAuthority authority, Map<AuthorityPlace, List<X509Certificate>> offered) {
        for (var place : offered.entrySet()) {
            for (X509Certificate certificate : place.getValue()) {
                if (authority.is(certificate)) {
                    return Optional.of(new Found(
                            certificate, authority.name(), place.getKey().name(), authority.lists()));
                }
            }
        }
        return Optional.empty();
    }

    /** Authorities of the test cards of a demo or a test; a rule of the build keeps every shipped class from calling it. */
    public static TrustedAuthorities ofTests(List<X509Certificate> authorities) {
        List<Found> found = authorities.stream()
                .map(certificate -> new Found(
                        certificate,
                        Subject.commonName(certificate.getSubjectX500Principal())
                                .orElse(""),
                        "test",
                        List.of()))
                .toList();
        return new TrustedAuthorities(found, List.of(), List.of("test"), true);
    }

    public List<Found> found() {
        return found;
    }

    /** Common names of the documented authorities that are nowhere on this poste. */
    public List<String> missing() {
        return missing;
    }

    /** Folders and stores that were looked at. */
    public List<String> lookedAt() {
        return lookedAt;
    }

    public List<X509Certificate> certificates() {
        return found.stream().map(Found::certificate).toList();
    }

    /** Whether any card can be judged: a root, and an authority under it. */
    public boolean usable() {
        return found.stream().anyMatch(Found::root) && found.stream().anyMatch(authority -> !authority.root());
    }

    /** Whether these are test authorities, under which test cards are let in. */
    public boolean test() {
        return test;
    }

    /** Authorities of that name: keys may differ. */
    public List<Found> named(X500Principal name) {
        return found.stream()
                .filter(each -> each.certificate().getSubjectX500Principal().equals(name))
                .toList();
    }
}
