package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardDraft;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.certificate.CertificateCheck;
import fr.santelien.smartcard.certificate.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates made to do harm: always a verdict, never an exception, and a name that can be shown or none. */
class HostileCertificateTest {
    private static final long SEED = 20261122;

    /** Every extension the check reads, and those the JDK reads by itself. */
    private static final List<String> EXTENSIONS = List.of(
            CardDraft.CARD_TYPE,
            CardDraft.CARD_NUMBER,
            CardDraft.CATEGORY,
            CardDraft.PROFESSION,
            Extension.privateKeyUsagePeriod.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.basicConstraints.getId(),
            Extension.cRLDistributionPoints.getId(),
            Extension.authorityInfoAccess.getId(),
            Extension.certificatePolicies.getId(),
            Extension.nameConstraints.getId(),
            Extension.subjectAlternativeName.getId());

    @TempDir
    static Path folder;

    private static TestPki pki;
    private static CertificateCheck check;

    @BeforeAll
    static void open() throws Exception {
        pki = TestPki.open(folder);
        CardSettings settings = CardSettings.forTestCards(Path.of("unused"), pki.personAuthorities(), Map.of());
        check = new CertificateCheck(settings, Clock.systemUTC());
    }

    /** Bytes flipped, cut off, doubled, lengths made huge; the signature never fits any more. */
    @Test
    @Timeout(60)
    void thousands_of_damaged_certificates_are_refused() throws Exception {
        Random random = new Random(SEED);
        List<byte[]> sound = List.of(
                pki.card(DemoPerson.SOPHIE).authentication().certificate().getEncoded(),
                pki.card(DemoPerson.ANTOINE).authentication().certificate().getEncoded());
        List<UnaryOperator<byte[]>> damages = List.of(
                der -> flipped(der, random),
                der -> Arrays.copyOf(der, random.nextInt(der.length)),
                der -> hugeLength(der, random),
                der -> doubled(der, random),
                der -> random(der, random));
        for (int i = 0; i < 9_850; i++) {
            byte[] damaged = damages.get(i % damages.size()).apply(sound.get(i % sound.size()));
            assertThat(check.check(damaged)).as("mutation %d", i).isInstanceOf(Verdict.Refused.class);
        }
    }

    /** Signed by the authority: what is wrong is only in the values. Few, for a signature takes milliseconds. */
    @Test
    @Timeout(60)
    void signed_certificates_with_nonsense_for_extensions_have_a_verdict() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 150; i++) {
            CardDraft draft = CardDraft.of(DemoPerson.SOPHIE);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                String oid = EXTENSIONS.get(random.nextInt(EXTENSIONS.size()));
                draft.with(oid, random.nextInt(4) == 0, nonsense(random));
            }
            byte[] der = draft.issuedBy(pki);
            Verdict verdict = check.check(der);
            assertThat(verdict).as("certificate %d", i).isNotNull();
            if (verdict instanceof Verdict.Accepted accepted) {
                assertShowable(accepted.holder());
            }
        }
    }

    @Test
    @Timeout(60)
    void a_huge_certificate_is_not_even_read() {
        byte[] huge = new byte[50 << 20];
        huge[0] = 0x30;
        assertThat(check.check(huge)).isInstanceOf(Verdict.Refused.class);
    }

    private static List<ASN1Encodable> names() {
        List<ASN1Encodable> names = new ArrayList<>();
        for (int plane = 0; plane <= 16; plane++) {
            int first = plane << 16;
            int[] some =
                    new Random(SEED + plane).ints(30, first, first + 0x10000).toArray();
            names.add(new DERUTF8String(new String(some, 0, some.length)));
        }
        names.add(new DERUTF8String("\u202EEIHPOS\u202C"));
        names.add(new DERUTF8String("\u05D0\u05D1 \u0627\u0644"));
        names.add(new DERUTF8String("\u200B\u200D\uFEFF"));
        names.add(new DERUTF8String("A\u0000B\r\nC\u001B[2J"));
        names.add(new DERUTF8String("X".repeat(5_000)));
        names.add(new DERUTF8String("e" + "\u0301".repeat(500)));
        names.add(new DERUTF8String(""));
        names.add(new DERUTF8String("a,b+c=\"d\";<e>#\\"));
        names.add(new DERBMPString("LEFÈVRE"));
        names.add(new DERBMPString("\uD83D"));
        names.add(new DERBMPString("\uDE00\uD83D"));
        names.add(new DERT61String("LEF\u00C8VRE"));
        names.add(new DERUniversalString("LEF".getBytes(StandardCharsets.UTF_16BE)));
        names.add(new DERUniversalString(new byte[] {0, 0x11, 0, 0}));
        names.add(new org.bouncycastle.asn1.ASN1Integer(12));
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_holder_bears_a_name_that_can_be_shown_or_none(ASN1Encodable name) throws Exception {
        X500Name subject = new X500Name(BCStyle.INSTANCE, new RDN[] {
            RDN.getInstance(new DERSet(new AttributeTypeAndValue(BCStyle.O, name))),
            RDN.getInstance(new DERSet(new AttributeTypeAndValue(BCStyle.T, name))),
            RDN.getInstance(new DERSet(new ASN1Encodable[] {
                new AttributeTypeAndValue(BCStyle.GIVENNAME, name),
                new AttributeTypeAndValue(BCStyle.SURNAME, name),
                new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("3920009016/000000018"))
            }))
        });
        Verdict verdict =
                check.check(CardDraft.of(DemoPerson.SOPHIE).subject(subject).issuedBy(pki));
        if (verdict instanceof Verdict.Accepted accepted) {
            assertThat(accepted.holder().id()).isEqualTo("3:920009016/000000018");
            assertShowable(accepted.holder());
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static void assertShowable(CardHolder holder) {
        List<String> shown =
                new ArrayList<>(List.of(holder.title(), holder.structureName().orElse("")));
        holder.name().ifPresent(name -> shown.addAll(List.of(name.family(), name.given())));
        assertThat(shown).allSatisfy(text -> {
            assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(121);
            assertThat(text.codePoints().map(Character::getType))
                    .doesNotContain(
                            (int) Character.CONTROL,
                            (int) Character.FORMAT,
                            (int) Character.SURROGATE,
                            (int) Character.LINE_SEPARATOR,
                            (int) Character.PARAGRAPH_SEPARATOR);
        });
    }

    private static byte[] flipped(byte[] der, Random random) {
        byte[] damaged = der.clone();
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return damaged;
    }

    /** A length of up to four bytes where there was none: negative, beyond the end, 2 GB. */
    private static byte[] hugeLength(byte[] der, Random random) {
        byte[] damaged = der.clone();
        int at = random.nextInt(damaged.length - 6);
        damaged[at] = (byte) (0x80 + random.nextInt(6));
        for (int i = 1; i < 5; i++) {
            damaged[at + i] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private static byte[] doubled(byte[] der, Random random) {
        int from = random.nextInt(der.length);
        int length = random.nextInt(der.length - from);
        byte[] damaged = Arrays.copyOf(der, der.length + length);
        System.arraycopy(der, from, damaged, from + length, der.length - from);
        return Arrays.equals(der, Arrays.copyOf(damaged, der.length)) ? new byte[0] : damaged;
    }

    private static byte[] random(byte[] der, Random random) {
        byte[] damaged = new byte[random.nextInt(der.length)];
        random.nextBytes(damaged);
        return damaged;
    }

    private static byte[] nonsense(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> integer(random);
            case 2 -> nested(1 + random.nextInt(2_000));
            case 3 -> bytes(random, random.nextInt(3_000));
            default -> new byte[] {(byte) (random.nextBoolean() ? 2 : 4), 1, (byte) random.nextInt(256)};
        };
    }

    private static byte[] integer(Random random) {
        byte[] value = bytes(random, 4 + 2_000);
        value[0] = 2;
        value[1] = (byte) 0x82;
        value[2] = (byte) (2_000 >> 8);
        value[3] = (byte) 2_000;
        return value;
    }

    private static byte[] nested(int depth) {
        byte[] value = new byte[0];
        for (int i = 0; i < depth; i++) {
            byte[] outer = new byte[value.length + 4];
            outer[0] = 0x30;
            outer[1] = (byte) 0x82;
            outer[2] = (byte) (value.length >> 8);
            outer[3] = (byte) value.length;
            System.arraycopy(value, 0, outer, 4, value.length);
            value = outer;
        }
        return value;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
