package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardMaterial;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.smartcard.envelope.WrongCardException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopesTest {
    @TempDir
    static Path folder;

    private static SoftwareCard sophie;
    private static SoftwareCard nathalie;
    private final byte[] dataKey = new byte[32];
    private final byte[] draftKey = new byte[32];
    private final PersonKeys keys;

    EnvelopesTest() {
        Random random = new Random(11);
        random.nextBytes(dataKey);
        random.nextBytes(draftKey);
        keys = PersonKeys.of(dataKey, draftKey);
    }

    @BeforeAll
    static void cards() throws Exception {
        TestPki pki = TestPki.open(folder);
        sophie = SoftwareCard.of(pki.card(DemoPerson.SOPHIE), DemoPerson.SOPHIE);
        nathalie = SoftwareCard.of(pki.card(DemoPerson.NATHALIE), DemoPerson.NATHALIE);
    }

    @Test
    void the_same_card_opens_what_it_sealed_after_a_trip_through_text() throws Exception {
        String kept = Envelopes.seal(keys, sophie).toText();
        try (PersonKeys opened = Envelopes.open(Envelope.parse(kept), sophie)) {
            assertThat(opened.data()).isEqualTo(dataKey);
            assertThat(opened.draft()).isEqualTo(draftKey);
        }
    }

    @Test
    void two_envelopes_of_one_key_for_one_card_differ() throws Exception {
        assertThat(Envelopes.seal(keys, sophie)).isNotEqualTo(Envelopes.seal(keys, sophie));
    }

    @Test
    void another_card_is_told_so() throws Exception {
        Envelope envelope = Envelopes.seal(keys, sophie);
        assertThatThrownBy(() -> Envelopes.open(envelope, nathalie)).isInstanceOf(WrongCardException.class);
    }

    @Test
    void a_faulty_signature_seals_nothing() throws Exception {
        Identity honest = sophie.material().authentication();
        Identity faulty = new Identity(nathalie.material().authentication().key(), honest.chain());
        OpenCard card = SoftwareCard.of(new CardMaterial("1", faulty, faulty, "1234"), DemoPerson.SOPHIE);
        assertThatThrownBy(() -> Envelopes.seal(keys, card)).isInstanceOf(SignatureException.class);
    }

    @Test
    void a_damaged_envelope_never_opens_and_never_throws_anything_else() throws Exception {
        String text = Envelopes.seal(keys, sophie).toText();
        Random random = new Random(20261122);
        for (int i = 0; i < 300; i++) {
            StringBuilder damaged = new StringBuilder(text);
            int at = random.nextInt(text.length());
            char before = text.charAt(at);
            char after = (char) (33 + random.nextInt(90));
            damaged.setCharAt(at, after == before ? '!' : after);
            try {
                // the last bits of a part may be unused by Base64: then nothing was damaged
                assertThat(Envelopes.open(Envelope.parse(damaged.toString()), sophie)
                                .data())
                        .isEqualTo(dataKey);
            } catch (GeneralSecurityException expected) {
                continue;
            }
            assertThat(Envelope.parse(damaged.toString())).isEqualTo(Envelope.parse(text));
        }
    }
}
