package fr.santelien.smartcard;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the card side is told at start.
 *
 * @param module PKCS#11 module to use instead of the places the CPS middleware installs itself
 * @param authorities roots (self-signed) and intermediates of the people's certificates
 * @param revocations lists of revoked certificates; a list whose issuer is not among the authorities is ignored
 * @param acceptTestCards whether cards of the test category are let in: only in test and demo builds
 * @param answerLimit how long the module may take to answer, a code being verified included
 * @param environment added to the environment of the card agent
 */
public record CardSettings(
        Optional<Path> module,
        List<X509Certificate> authorities,
        List<X509CRL> revocations,
        boolean acceptTestCards,
        Duration answerLimit,
        Map<String, String> environment) {

    /** A slow card on a slow reader signs in one to two seconds. */
    public static final Duration DEFAULT_ANSWER_LIMIT = Duration.ofSeconds(20);

    public CardSettings {
        authorities = List.copyOf(authorities);
        revocations = List.copyOf(revocations);
        environment = Map.copyOf(environment);
    }

    /** Real cards and the module of the CPS middleware. */
    public static CardSettings forRealCards(List<X509Certificate> authorities) {
        return new CardSettings(Optional.empty(), authorities, List.of(), false, DEFAULT_ANSWER_LIMIT, Map.of());
    }

    /**
     * Test cards, as in the demo.
     *
     * @param environment names the PC/SC service of a virtual reader
     */
    public static CardSettings forTestCards(
            Path module, List<X509Certificate> authorities, Map<String, String> environment) {
        return new CardSettings(Optional.of(module), authorities, List.of(), true, DEFAULT_ANSWER_LIMIT, environment);
    }

    public CardSettings withModule(Path other) {
        return new CardSettings(
                Optional.of(other), authorities, revocations, acceptTestCards, answerLimit, environment);
    }

    public CardSettings withRevocations(List<X509CRL> lists) {
        return new CardSettings(module, authorities, lists, acceptTestCards, answerLimit, environment);
    }

    public CardSettings withAnswerLimit(Duration limit) {
        return new CardSettings(module, authorities, revocations, acceptTestCards, limit, environment);
    }
}
