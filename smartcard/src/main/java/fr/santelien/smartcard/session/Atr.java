package fr.santelien.smartcard.session;

import java.util.HexFormat;

/** Answer to reset of a card. */
record Atr(byte[] bytes) {
    /** Historical bytes common to CPS3 and CPS4, contact side: the contactless side has another ATR and is refused. */
    private static final String CPS_FAMILY = "001225006480";

    boolean cpsFamily() {
        String hex = HexFormat.of().formatHex(bytes);
        for (int at = hex.indexOf(CPS_FAMILY); at >= 0; at = hex.indexOf(CPS_FAMILY, at + 1)) {
            if (at % 2 == 0) {
                return true;
            }
        }
        return false;
    }
}
