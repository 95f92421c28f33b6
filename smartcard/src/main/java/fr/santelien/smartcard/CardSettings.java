package fr.santelien.smartcard;

import fr.santelien.smartcard.certificate.Revocations;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the card side is told at start.
 *
 * @param module PKCS#11 module to use instead of the places the CPS middleware installs itself
 * @param authorities whom to believe for cards; with test ones, test cards are let in
 * @param revocations what is known of revoked certificates
 * @param answerLimit how long the module may take to answer, a code being verified included
 * @param environment added to the environment of the card agent
 */
public record CardSettings(
        Optional<Path> module,
        TrustedAuthorities authorities,
        Revocations revocations,
        Duration answerLimit,
        Map<String, String> environment) {

    /** A slow card on a slow reader signs in one to two seconds. */
    public static final Duration DEFAULT_ANSWER_LIMIT = Duration.ofSeconds(20);

    public CardSettings {
        environment = Map.copyOf(environment);
    }

    /** Real cards and the module of the CPS middleware. */
    public static CardSettings forRealCards(TrustedAuthorities authorities) {
        return new CardSettings(Optional.empty(), authorities, Revocations.NONE, DEFAULT_ANSWER_LIMIT, Map.of());
    }

    /**
     * Test cards, as in the demo; never called by a shipped class.
     *
     * @param environment names the PC/SC service of a virtual reader
     */
    public static CardSettings forTestCards(
            Path module, List<X509Certificate> authorities, Map<String, String> environment) {
        return new CardSettings(
                Optional.of(module),
                TrustedAuthorities.ofTests(authorities),
                Revocations.NONE,
                DEFAULT_ANSWER_LIMIT,
                environment);
    }

    public CardSettings withModule(Path other) {
        return new CardSettings(Optional.of(other), authorities, revocations, answerLimit, environment);
    }

    public CardSettings withAuthorities(TrustedAuthorities others) {
        return new CardSettings(module, others, revocations, answerLimit, environment);
    }

    public CardSettings withRevocations(Revocations known) {
        return new CardSettings(module, authorities, known, answerLimit, environment);
    }

    public CardSettings withAnswerLimit(Duration limit) {
        return new CardSettings(module, authorities, revocations, limit, environment);
    }
}
