package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardMaterial;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState.Untrusted.Reason;
import fr.santelien.smartcard.certificate.CertificateCheck;
import fr.santelien.smartcard.certificate.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTest {
    @TempDir
    static Path folder;

    private static TestPki pki;
    private static CardSettings settings;
    private static CertificateCheck check;

    @BeforeAll
    static void open() throws Exception {
        pki = TestPki.open(folder);
        settings = CardSettings.forTestCards(Path.of("unused"), pki.personAuthorities(), Map.of());
        check = new CertificateCheck(settings, Clock.systemUTC());
    }

    @Test
    void the_holder_of_a_doctor_s_card_is_read() throws Exception {
        CardHolder holder = accepted(DemoPerson.ANTOINE);
        assertThat(holder.id()).isEqualTo("8:10009990028");
        assertThat(holder.type()).isEqualTo(CardHolder.CardType.CPS);
        assertThat(holder.name()).contains(new CardHolder.Name("ROCHE", "Antoine"));
        assertThat(holder.title()).isEqualTo("Médecin");
        assertThat(holder.professionCode()).contains("10");
        assertThat(holder.structureName()).isEmpty();
        assertThat(holder.cardNumber()).isEqualTo("2600900022");
        assertThat(holder.test()).isTrue();
        assertThat(holder).hasToString("CardHolder[8:10009990028]");
    }

    @Test
    void a_card_without_a_name_has_its_structure_and_number() throws Exception {
        CardHolder holder = accepted(DemoPerson.SECOND_DESK);
        assertThat(holder.id()).isEqualTo("3:920009016/000000019");
        assertThat(holder.type()).isEqualTo(CardHolder.CardType.CPE);
        assertThat(holder.name()).isEmpty();
        assertThat(holder.professionCode()).isEmpty();
        assertThat(holder.structureName()).contains("Centre municipal de santé des Coteaux");
    }

    @Test
    void the_signature_certificate_does_not_open_a_session() throws Exception {
        byte[] signature =
                pki.card(DemoPerson.ANTOINE).signature().certificate().getEncoded();
        assertThat(check.check(signature)).isEqualTo(new Verdict.Refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE));
    }

    @Test
    void a_clock_before_the_first_day_is_told_from_an_unknown_authority() throws Exception {
        CertificateCheck early =
                new CertificateCheck(settings, Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofDays(-30)));
        assertThat(early.check(authentication(DemoPerson.SOPHIE))).isEqualTo(new Verdict.Refused(Reason.NOT_YET_VALID));
    }

    @Test
    void a_damaged_certificate_is_refused_and_never_throws() throws Exception {
        byte[] sound = authentication(DemoPerson.SOPHIE);
        Random random = new Random(20261122);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = sound.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            assertThat(check.check(damaged)).isInstanceOf(Verdict.Refused.class);
        }
        for (int length = 0; length < sound.length; length += 7) {
            assertThat(check.check(Arrays.copyOf(sound, length))).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static CardHolder accepted(DemoPerson person) throws Exception {
        Verdict verdict = check.check(authentication(person));
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).holder();
    }

    private static byte[] authentication(DemoPerson person) throws Exception {
        CardMaterial card = pki.card(person);
        return card.authentication().certificate().getEncoded();
    }
}
