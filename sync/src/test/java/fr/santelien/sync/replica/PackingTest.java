package fr.santelien.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
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

    /** As with another dictionary: never another text. */
    @Test
    void whatWasChangedIsDamaged() {
        byte[] packed = packed(LIST);
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] changed = packed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String read;
            try {
                read = packing.text(changed);
            } catch (ReplicaException refused) {
                assertThat(refused.kind()).isEqualTo(Kind.DAMAGED);
                continue;
            }
            assertThat(read).as("bit " + bit).isEqualTo(LIST);
        }
    }

    /** Rows of files that exist are read with it. A better one is another one, beside it. */
    @Test
    void theDictionaryIsTheOneThatFilesWerePackedWith() throws Exception {
        try (InputStream in = Packing.class.getResourceAsStream("packing-dictionary.txt")) {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(in).readAllBytes());
            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo("294f5a8a86a09715e892a45e4e8ede18ea026f2b9fbdc5ff10396c13bf800430");
        }
    }

    /** A file lives for years: what a former poste packed is read by each later one. */
    @Test
    void whatWasPackedOnceIsReadForEver() {
        byte[] packed = HexFormat.of()
                .parseHex("28b52ffd6456005d0200b83566306363656e7443206669637469536f72746965737d0f00fa8216668a182804"
                        + "3d08cb23807aa1d9bce00229800f34095bd914b71bb8e10bb0a56a0f9e40fe0a51b21ee46005e60304b601cb"
                        + "eb");
        assertThat(packing.text(packed)).isEqualTo(LIST);
    }
}
