package fr.santelien.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    private static final String LIST = """
            {"resourceType":"List","id":"5f0c","extension":[{"url":"https://santelien.fr/fhir/StructureDefinition/list-owner",\
            "valueReference":{"reference":"Organization/centre","display":"Centre fictif"}}],"status":"current",\
            "mode":"working","title":"Sorties","code":{"coding":[{"system":"https://santelien.fr/fhir/CodeSystem/kind",\
            "code":"worklist"}]}}""";

    private final Packing packing = new Packing();

    @AfterEach
    void giveBack() {
        packing.close();
    }

    private byte[] packed(String text) {
        return packing.pack(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "Œdème, « à voir » — 🩺", "\u0000\uffff"})
    void anyTextIsReadAsItWas(String text) {
        assertThat(packing.text(packed(text))).isEqualTo(text);
    }

    @Test
    void soIsALongOneAndOneThatRepeatsNothing() {
        String random = new Random(7)
                .ints(300_000, ' ', 0xd7ff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(packing.text(packed(random))).isEqualTo(random);
        assertThat(packing.text(packed(LIST.repeat(10_000)))).isEqualTo(LIST.repeat(10_000));
    }

    @Test
    void whatResourcesHaveInCommonTakesNoRoom() {
        assertThat(packed(LIST)).hasSizeLessThan(LIST.length() / 3);
    }

    @Test
    void whatIsNotWholeIsDamagedAndGivesNothing() {
        byte[] packed = packed(LIST);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> packing.text(cut))
                    .isInstanceOfSatisfying(
                            ReplicaException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(Kind.DAMAGED));
        }
        assertThat(packing.text(packed))
                .as("and what is whole is read after it")
                .isEqualTo(LIST);
    }

    /** A file lives for years: what a former poste packed is read by each later one. */
    @Test
    void whatWasPackedOnceIsReadForEver() {
        byte[] packed = HexFormat.of()
                .parseHex(
                        "28b52ffd6056006d0200b03566306363654320666963746966536f72746965737d1000fa821cc8c891106c8e0197d003"
                                + "853b0274139acd0b2e900298002779cce67514e6636f8181547bf004f2020725eb410e429c3310");
        assertThat(packing.text(packed)).isEqualTo(LIST);
    }
}
