package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ServerCapability;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How one exchange ended. The words for it are the screens'. */
public sealed interface ExchangeOutcome {

    /** Pull and push went through; refused resources, if any, are set aside in the replica. */
    record Done(int received, int sent) implements ExchangeOutcome {}

    /** No answer. */
    record Unreachable() implements ExchangeOutcome {}

    /** The certificate of the server is not trusted, has expired or bears another name. */
    record WrongServerCertificate() implements ExchangeOutcome {}

    /**
     * A new connection needs a signature, and the card signs only once its code is given again; or the server no longer
     * knows the session (401).
     */
    record CodeNeeded() implements ExchangeOutcome {}

    /** The server broke the TLS handshake once it had the card's certificate: it does not take this card. */
    record CardRefused() implements ExchangeOutcome {}

    /** @param reason the server's own words, may be empty; for the screen, not for logs */
    record NotAllowed(String reason) implements ExchangeOutcome {}

    /**
     * @param status HTTP status, 5xx, 429 or one that nobody expects
     * @param retryAfter how long the server asks to be left alone, empty when it does not say
     */
    record ServerTrouble(int status, Optional<Duration> retryAfter) implements ExchangeOutcome {
        ServerTrouble(int status) {
            this(status, Optional.empty());
        }
    }

    /** Everything came in, nothing went out: the server does not honour what the exchange relies on. */
    record ServerLacks(Set<ServerCapability> missing) implements ExchangeOutcome {}

    /** Cut, too long or not FHIR. */
    record BadAnswer() implements ExchangeOutcome {}

    /** Stopped by us: card out, window closed. */
    record Cancelled() implements ExchangeOutcome {}

    /** The replica could not keep what came or what was sent: disk full, file damaged. */
    record LocalTrouble(ReplicaException.Kind kind) implements ExchangeOutcome {}

    /** Whether the server answered at all. */
    default boolean reached() {
        return switch (this) {
            case Done _, CardRefused _, NotAllowed _, ServerLacks _, ServerTrouble _, BadAnswer _, LocalTrouble _ ->
                true;
            case Unreachable _, WrongServerCertificate _, CodeNeeded _, Cancelled _ -> false;
        };
    }

    /** The kind to note in the replica; empty when nothing went wrong. */
    default Optional<ExchangeFailure> failure() {
        return switch (this) {
            case Done _, Cancelled _, LocalTrouble _ -> Optional.empty();
            case Unreachable _ -> Optional.of(ExchangeFailure.UNREACHABLE);
            case WrongServerCertificate _ -> Optional.of(ExchangeFailure.WRONG_SERVER_CERTIFICATE);
            case CodeNeeded _ -> Optional.of(ExchangeFailure.CODE_NEEDED);
            case CardRefused _ -> Optional.of(ExchangeFailure.CARD_REFUSED);
            case NotAllowed _ -> Optional.of(ExchangeFailure.NOT_ALLOWED);
            case ServerTrouble _ -> Optional.of(ExchangeFailure.SERVER_TROUBLE);
            case ServerLacks _ -> Optional.of(ExchangeFailure.SERVER_LACKS);
            case BadAnswer _ -> Optional.of(ExchangeFailure.BAD_ANSWER);
        };
    }
}
