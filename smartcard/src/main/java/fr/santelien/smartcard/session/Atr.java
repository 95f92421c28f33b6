package fr.santelien.smartcard.session;

import java.util.HexFormat;

/** Answer to reset of a card. */
record Atr(byte[] bytes) {
    /** Historical bytes common to CPS3 and CPS4, contact side. */
    private static final String CPS_FAMILY = "001225006480";
    /** The whole answer of a CPS3 on a contactless reader. */
    private static final String CPS3_CONTACTLESS = "3b8f80010031b86404b0ecc1739401808290000e";

    boolean cpsFamily() {
        String hex = HexFormat.of().formatHex(bytes);
        for (int at = hex.indexOf(CPS_FAMILY); at >= 0; at = hex.indexOf(CPS_FAMILY, at + 1)) {
            if (at % 2 == 0) {
                return true;
            }
        }
        return false;
    }

    /** A card of the family laid on a contactless reader: what it shows there proves nothing about the person. */
    boolean contactless() {
        return HexFormat.of().formatHex(bytes).equals(CPS3_CONTACTLESS);
    }

    /** Upside down, dirty, or held by another program. */
    boolean mute() {
        return bytes.length == 0;
    }
}
