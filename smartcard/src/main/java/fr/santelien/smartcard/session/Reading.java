package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.agent.CardFailure;
import fr.santelien.smartcard.agent.TokenView;
import fr.santelien.smartcard.certificate.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reading of a card comes to. */
sealed interface Reading {

    /** Its code can be asked. */
    record Known(KnownCard card) implements Reading {}

    /** Nothing but another card will do. */
    record Refused(CardState state) implements Reading {}

    /** It may pass: another program lets the card go, a contact gets better, the module is installed. */
    record Troubled(CardState state) implements Reading {}

    /** Pulled out meanwhile: PC/SC will say so in a moment. */
    record Gone() implements Reading {}

    /** @param tokens null when an error came instead */
    static Reading of(String reader, @Nullable List<TokenView> tokens, @Nullable Throwable error, Desk desk) {
        if (tokens == null) {
            return of(Troubles.failure(error), desk);
        }
        if (tokens.isEmpty()) {
            return new Troubled(new CardState.NotResponding(Trouble.NOT_RECOGNISED));
        }
        TokenChoice choice = TokenChoice.of(tokens, desk.check());
        return switch (choice.verdict()) {
            case Verdict.Accepted accepted ->
                new Known(new KnownCard(choice.token(), choice.keyId(), accepted.holder(), accepted.chain()));
            case Verdict.Expired expired -> new Refused(new CardState.CardExpired(expired.holder()));
            case Verdict.Revoked revoked -> new Refused(new CardState.CardRevoked(revoked.holder()));
            case Verdict.Refused refused -> new Refused(new CardState.Untrusted(reader, refused.reason()));
        };
    }

    private static Reading of(CardFailure failure, Desk desk) {
        return switch (failure) {
            case CARD_GONE -> new Gone();
            case MODULE_UNUSABLE ->
                new Troubled(new CardState.MiddlewareMissing(desk.places().names()));
            default -> new Troubled(new CardState.NotResponding(Troubles.of(failure)));
        };
    }
}
