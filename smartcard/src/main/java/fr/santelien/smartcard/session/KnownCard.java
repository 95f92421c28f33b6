package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.CardState.CodeRules;
import fr.santelien.smartcard.agent.TokenView;
import java.security.cert.X509Certificate;
import java.util.List;

/** A card whose authentication certificate was accepted. */
record KnownCard(TokenView token, byte[] keyId, CardHolder holder, List<X509Certificate> chain) {

    CodeRules rules() {
        return CodeRules.ofToken(token.minCode(), token.maxCode());
    }

    CodeEntry entry() {
        return token.hasPinPad() ? CodeEntry.PIN_PAD : CodeEntry.KEYBOARD;
    }
}
