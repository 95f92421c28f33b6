package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the check of a certificate says. */
public sealed interface Verdict {

    /**
     * It may open a session.
     *
     * @param chain the certificate, then the intermediate authorities, without the root
     */
    record Accepted(CardHolder holder, List<X509Certificate> chain) implements Verdict {}

    record Expired(CardHolder holder) implements Verdict {}

    record Revoked(CardHolder holder) implements Verdict {}

    record Refused(CardState.Untrusted.Reason reason) implements Verdict {}
}
