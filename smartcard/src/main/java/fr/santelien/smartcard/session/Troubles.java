package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.SignatureRefusedException.Reason;
import fr.santelien.smartcard.agent.CardFailure;
import fr.santelien.smartcard.agent.MiddlewareException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the user is told of a failure that leaves the card unusable. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private Troubles() {}

    static Trouble of(CardFailure failure) {
        return switch (failure) {
            case HELD_BY_ANOTHER -> Trouble.HELD_BY_ANOTHER;
            case UPDATE_INTERRUPTED -> Trouble.UPDATE_INTERRUPTED;
            case NOT_RECOGNISED -> Trouble.NOT_RECOGNISED;
            case CODE_EXPIRED -> Trouble.CODE_EXPIRED;
            case NO_CODE -> Trouble.CONTACTLESS;
            case WRONG_CODE,
                    CODE_REFUSED_BY_MODULE,
                    CODE_BLOCKED,
                    CANCELLED,
                    CARD_GONE,
                    READER_GONE,
                    SERVICE_GONE,
                    LOCKED,
                    MODULE_UNUSABLE,
                    COMMUNICATION -> Trouble.COMMUNICATION;
        };
    }

    /** Why a document was not signed. */
    static Reason reason(CardFailure failure) {
        return switch (failure) {
            case WRONG_CODE, CODE_REFUSED_BY_MODULE -> Reason.WRONG_CODE;
            case CODE_BLOCKED -> Reason.CODE_BLOCKED;
            case CANCELLED -> Reason.CANCELLED;
            default -> Reason.CARD;
        };
    }

    /** The failure behind an answer that did not come. */
    static CardFailure failure(@Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (cause instanceof MiddlewareException refused) {
            LOG.info("The card module answered {}", refused.getMessage());
            return refused.failure();
        }
        return CardFailure.COMMUNICATION;
    }
}
