package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;

/** The one table from states of the card to French: title, sentence, remedy. The compiler keeps it complete. */
public final class CardSentences {

    private CardSentences() {}

    public static CardSentence of(CardState state) {
        return switch (state) {
            case CardState.NoService() -> sentence("noService", Tone.BAD);
            case CardState.NoReader() -> sentence("noReader", Tone.WARN);
            case CardState.NoCard noCard -> sentence("noCard", Tone.NEUTRAL);
            case CardState.ReadingCard reading -> sentence("reading", Tone.INFO);
            case CardState.NotACpsCard other -> sentence("notACps", Tone.WARN);
            case CardState.MiddlewareMissing missing -> sentence("middlewareMissing", Tone.BAD);
            case CardState.Untrusted untrusted -> untrusted(untrusted.reason());
            case CardState.CardExpired expired ->
                sentence("expired", Tone.BAD, Moments.day(expired.holder().notAfter()));
            case CardState.CardRevoked revoked -> sentence("revoked", Tone.BAD);
            case CardState.AwaitingCode awaiting ->
                sentence(onReader(awaiting.entry()) ? "awaitingPad" : "awaitingCode", Tone.OK);
            case CardState.Verifying verifying ->
                sentence(onReader(verifying.entry()) ? "typingOnPad" : "verifying", Tone.INFO);
            case CardState.CodeBlocked blocked -> sentence("blocked", Tone.BAD);
            case CardState.Open open -> sentence("open", Tone.OK);
            case CardState.Removed removed -> sentence("removed", Tone.NEUTRAL);
            case CardState.NotResponding(CardState.Trouble trouble) -> trouble(trouble);
        };
    }

    private static boolean onReader(CardState.CodeEntry entry) {
        return entry == CardState.CodeEntry.PIN_PAD;
    }

    private static CardSentence trouble(CardState.Trouble trouble) {
        return switch (trouble) {
            case SILENT -> sentence("trouble.silent", Tone.WARN);
            case CRASHED -> sentence("trouble.crashed", Tone.WARN);
            case COMMUNICATION -> sentence("trouble.communication", Tone.WARN);
            case HELD_BY_ANOTHER -> sentence("trouble.held", Tone.WARN);
            case UPDATE_INTERRUPTED -> sentence("trouble.update", Tone.BAD);
            case NOT_RECOGNISED -> sentence("trouble.notRecognised", Tone.BAD);
            case CODE_EXPIRED -> sentence("trouble.codeExpired", Tone.BAD);
            case CONTACTLESS -> sentence("trouble.contactless", Tone.WARN);
        };
    }

    private static CardSentence untrusted(CardState.Untrusted.Reason reason) {
        return switch (reason) {
            case UNKNOWN_AUTHORITY -> sentence("untrusted.authority", Tone.BAD);
            case NO_AUTHORITIES_INSTALLED -> sentence("untrusted.noAuthorities", Tone.BAD);
            case AUTHORITY_REVOKED -> sentence("untrusted.authorityRevoked", Tone.BAD);
            case NOT_AN_AUTHENTICATION_CERTIFICATE -> sentence("untrusted.usage", Tone.BAD);
            case SOFTWARE_CERTIFICATE -> sentence("untrusted.software", Tone.BAD);
            case NOT_YET_VALID -> sentence("untrusted.early", Tone.WARN);
            case TEST_CARD -> sentence("untrusted.test", Tone.BAD);
            case UNREADABLE -> sentence("untrusted.unreadable", Tone.BAD);
        };
    }

    private static CardSentence sentence(String state, Tone tone, Object... arguments) {
        String key = "login.card." + state;
        return new CardSentence(
                Texts.get(key + ".title"),
                Texts.get(key + ".sentence", arguments),
                Texts.get(key + ".remedy"),
                tone,
                Texts.get(key + ".anchor"));
    }
}
