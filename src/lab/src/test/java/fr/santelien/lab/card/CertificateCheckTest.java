package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardDraft;
import fr.santelien.lab.pki.CardMaterial;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState.Untrusted.Reason;
import fr.santelien.smartcard.certificate.CertificateCheck;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import fr.santelien.smartcard.certificate.Verdict;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    void without_any_authority_the_poste_is_at_fault_and_not_the_card() throws Exception {
        CertificateCheck bare = check(settings.withAuthorities(TrustedAuthorities.ofTests(List.of())));
        assertThat(bare.check(authentication(DemoPerson.SOPHIE))).isEqualTo(refused(Reason.NO_AUTHORITIES_INSTALLED));
        List<X509Certificate> rootOnly = pki.personAuthorities().subList(0, 1);
        CertificateCheck half = check(settings.withAuthorities(TrustedAuthorities.ofTests(rootOnly)));
        assertThat(half.check(authentication(DemoPerson.SOPHIE))).isEqualTo(refused(Reason.NO_AUTHORITIES_INSTALLED));
    }

    @Test
    void a_shipped_poste_refuses_a_test_card_before_anything_else() throws Exception {
        CertificateCheck shipped = check(settings.withAuthorities(TrustedAuthorities.installed()));
        assertThat(shipped.check(authentication(DemoPerson.SOPHIE))).isEqualTo(refused(Reason.TEST_CARD));
    }

    @Test
    void a_real_card_is_not_let_in_by_test_authorities() throws Exception {
        List<X509Certificate> others = TestPki.open(folder.resolve("others")).personAuthorities();
        CertificateCheck elsewhere = check(settings.withAuthorities(TrustedAuthorities.ofTests(others)));
        byte[] card = draft().with(CardDraft.CATEGORY, new DEROctetString(new byte[1]))
                .issuedBy(pki);
        assertThat(elsewhere.check(card)).isEqualTo(refused(Reason.UNKNOWN_AUTHORITY));
    }

    @Test
    void the_holder_of_a_card_is_no_authority() throws Exception {
        Identity holder = pki.card(DemoPerson.SOPHIE).authentication();
        List<X509Certificate> withHolder = new ArrayList<>(pki.personAuthorities());
        withHolder.add(holder.certificate());
        CertificateCheck fooled = check(settings.withAuthorities(TrustedAuthorities.ofTests(withHolder)));
        assertThat(fooled.check(draft().issuedBy(holder))).isEqualTo(refused(Reason.UNKNOWN_AUTHORITY));
    }

    @Test
    void under_a_revoked_authority_the_card_is_not_said_to_be_the_revoked_one() throws Exception {
        CertificateCheck informed = check(settings.withRevocations(new KnownList(pki.revokedAuthority())));
        assertThat(informed.check(authentication(DemoPerson.SOPHIE))).isEqualTo(refused(Reason.AUTHORITY_REVOKED));
    }

    private static Stream<Arguments> otherUses() {
        String usage = Extension.keyUsage.getId();
        String purposes = Extension.extendedKeyUsage.getId();
        return Stream.of(
                Arguments.of("no key usage", draft().without(usage)),
                Arguments.of("signature", draft().with(usage, new KeyUsage(KeyUsage.nonRepudiation))),
                Arguments.of(
                        "both, as on old signature certificates",
                        draft().with(usage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))),
                Arguments.of("no extended key usage", draft().without(purposes)),
                Arguments.of("mail", draft().with(purposes, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))),
                Arguments.of(
                        "an authority", draft().with(Extension.basicConstraints.getId(), new BasicConstraints(true))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherUses")
    void a_certificate_for_another_use_does_not_open_a_session(String what, CardDraft draft) throws Exception {
        assertThat(check.check(draft.issuedBy(pki))).isEqualTo(refused(Reason.NOT_AN_AUTHENTICATION_CERTIFICATE));
    }

    private static Stream<Arguments> notACard() {
        return Stream.of(
                Arguments.of("no category", draft().without(CardDraft.CATEGORY), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of("software", category(0x03), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of("test software", category(0x83), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of("security module", category(0x02), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of("no card type", draft().without(CardDraft.CARD_TYPE), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of("no card number", draft().without(CardDraft.CARD_NUMBER), Reason.SOFTWARE_CERTIFICATE),
                Arguments.of(
                        "unknown card type", draft().with(CardDraft.CARD_TYPE, new ASN1Integer(4)), Reason.UNREADABLE),
                Arguments.of(
                        "a path for a card number",
                        draft().with(CardDraft.CARD_NUMBER, new DERUTF8String("../../26")),
                        Reason.UNREADABLE),
                Arguments.of("RPPS with a wrong key", named("CN=810009990011"), Reason.UNREADABLE),
                // as a technical certificate of the contactless side would be: no person in its subject
                Arguments.of("nobody", named("CN=CPS3v3-2600900018"), Reason.UNREADABLE),
                Arguments.of("a structure", named("CN=3920009016"), Reason.UNREADABLE),
                Arguments.of(
                        "a critical extension nobody knows",
                        draft().with("1.2.250.1.71.9.9.9", true, new byte[] {5, 0}),
                        Reason.UNREADABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notACard")
    void a_certificate_that_is_not_a_person_s_card_is_refused(String what, CardDraft draft, Reason reason)
            throws Exception {
        assertThat(check.check(draft.issuedBy(pki))).isEqualTo(refused(reason));
    }

    @Test
    void an_authorised_person_and_a_student_have_their_types() throws Exception {
        CardHolder authorised = accepted(named("C=FR,O=CABINET FICTIF,OU=500000000029751,CN=500000000029751/CPAT0001")
                .with(CardDraft.CARD_TYPE, new ASN1Integer(3)));
        assertThat(authorised.type()).isEqualTo(CardHolder.CardType.CPA);
        assertThat(authorised.id()).isEqualTo("5:00000000029751/CPAT0001");
        assertThat(authorised.structureName()).contains("CABINET FICTIF");
        assertThat(authorised.name()).isEmpty();
        CardHolder student = accepted(
                named("C=FR,T=Médecin,CN=910009990010+SN=PETIT+GN=Ana").with(CardDraft.CARD_TYPE, new ASN1Integer(1)));
        assertThat(student.type()).isEqualTo(CardHolder.CardType.CPF);
        assertThat(student.name()).contains(new CardHolder.Name("PETIT", "Ana"));
        assertThat(student.professionCode()).isEmpty();
    }

    @Test
    void a_key_past_its_own_period_has_expired_with_it() throws Exception {
        Instant end = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        byte[] card = draft().valid(end.minus(Duration.ofDays(900)), end.plus(Duration.ofDays(30)))
                .with(Extension.privateKeyUsagePeriod.getId(), period(1, end))
                .issuedBy(pki);
        assertThat(check.check(card))
                .isInstanceOfSatisfying(
                        Verdict.Expired.class,
                        expired -> assertThat(expired.holder().notAfter())
                                .isEqualTo(end.atZone(ZoneId.of("Europe/Paris")).toLocalDate()));
    }

    @Test
    void a_key_whose_period_begins_later_is_not_valid_yet_and_an_unreadable_period_is_no_period() throws Exception {
        Instant soon = Instant.now().plus(Duration.ofDays(3));
        String oid = Extension.privateKeyUsagePeriod.getId();
        assertThat(check.check(draft().with(oid, period(0, soon)).issuedBy(pki)))
                .isEqualTo(refused(Reason.NOT_YET_VALID));
        assertThat(check.check(draft().with(oid, false, new byte[] {0x30, 3, (byte) 0x81, 1, 'Z'})
                        .issuedBy(pki)))
                .isEqualTo(refused(Reason.UNREADABLE));
        assertThat(accepted(draft().with(oid, period(1, soon))).notAfter())
                .isEqualTo(soon.atZone(ZoneId.of("Europe/Paris")).toLocalDate());
    }

    /** @param end 0 for the beginning, 1 for the end: RFC 3280, §4.2.1.4 */
    private static DERSequence period(int end, Instant at) {
        return new DERSequence(new DERTaggedObject(false, end, new ASN1GeneralizedTime(java.util.Date.from(at))));
    }

    private static CardDraft draft() {
        return CardDraft.of(DemoPerson.SOPHIE);
    }

    private static CardDraft category(int value) {
        return draft().with(CardDraft.CATEGORY, new DEROctetString(new byte[] {(byte) value}));
    }

    private static CardDraft named(String subject) {
        return draft().subject(new X500Name(subject.replace("GN=", "GIVENNAME=").replace("SN=", "SURNAME=")));
    }

    private static CardHolder accepted(CardDraft draft) throws Exception {
        Verdict verdict = check.check(draft.issuedBy(pki));
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).holder();
    }

    private static CertificateCheck check(CardSettings settings) {
        return new CertificateCheck(settings, Clock.systemUTC());
    }

    private static Verdict refused(Reason reason) {
        return new Verdict.Refused(reason);
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
