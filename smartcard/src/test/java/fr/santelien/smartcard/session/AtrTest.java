package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtrTest {

    @ParameterizedTest
    @CsvSource({
        "3BAC00402A001225006480000310009000, true", // CPS3, contact
        "3B9B188001001225006480040100009044, true", // CPS4
        "3B9B188001001225006480000401009044, true", // CPS4, variant
        "3BDC18FF000012250064800004010090 00, true", // CPS4, T=0
        "3B8F80010031B86404B0ECC1739401808290000E, false", // CPS3, contactless: its key needs no code
        "3B6500002063CB6800, false", // a bank card
        "3B, false",
        "'', false",
        "3B0001225006480, false", // the family's digits, half a byte off
    })
    void the_cps_family_is_known_by_its_historical_bytes(String atr, boolean cps) {
        String digits = atr.replace(" ", "");
        byte[] bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
        assertThat(new Atr(bytes).cpsFamily()).isEqualTo(cps);
    }
}
