package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState.Untrusted.Reason;
import fr.santelien.smartcard.agent.TokenView;
import fr.santelien.smartcard.certificate.CertificateCheck;
import fr.santelien.smartcard.certificate.Verdict;
import java.util.List;

/**
 * The token and the certificate a session opens with. A card may show several tokens, and its certificates share one
 * subject: the certificate decides, by its uses.
 *
 * @param keyId CKA_ID, which joins the certificate to its key
 */
record TokenChoice(TokenView token, byte[] keyId, Verdict verdict) {
    /** The key of the contactless side signs without a code: it proves nothing about the person. */
    private static final String TECHNICAL = "Technique";

    /** The accepted certificate, otherwise the one whose refusal says most; {@code tokens} is not empty. */
    static TokenChoice of(List<TokenView> tokens, CertificateCheck check) {
        TokenChoice best = new TokenChoice(
                tokens.getFirst(), new byte[0], new Verdict.Refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE));
        for (TokenView token : tokens) {
            for (TokenView.Certificate certificate : token.certificates()) {
                Verdict verdict = certificate.label().contains(TECHNICAL)
                        ? new Verdict.Refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE)
                        : check.check(certificate.der());
                if (weight(verdict) > weight(best.verdict)) {
                    best = new TokenChoice(token, certificate.id(), verdict);
                }
            }
        }
        return best;
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> 4;
            case Verdict.Expired expired -> 3;
            case Verdict.Revoked revoked -> 3;
            case Verdict.Refused refused ->
                switch (refused.reason()) {
                    case NOT_AN_AUTHENTICATION_CERTIFICATE -> 0;
                    case UNREADABLE -> 1;
                    case UNKNOWN_AUTHORITY,
                            NO_AUTHORITIES_INSTALLED,
                            AUTHORITY_REVOKED,
                            SOFTWARE_CERTIFICATE,
                            TEST_CARD,
                            NOT_YET_VALID -> 2;
                };
        };
    }
}
