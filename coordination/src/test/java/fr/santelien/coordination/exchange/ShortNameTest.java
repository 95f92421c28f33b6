package fr.santelien.coordination.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

    @ParameterizedTest
    @CsvSource({
        "Nathalie COHEN, N. COHEN",
        "COHEN Nathalie, N. COHEN",
        "Jean-Luc LE GALL, J.-L. LE GALL",
        "Hélène D’ARTOIS, H. D’ARTOIS",
        "Porteur de carte sans nom, Porteur de carte sans nom",
        "'', ''"
    })
    void aNameIsShortened(String display, String expected) {
        assertThat(ShortName.of(display)).isEqualTo(expected);
    }
}
