package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.SignatureRefusedException.Reason;
import fr.santelien.smartcard.Tries;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Signature of a document with the signature certificate: its code each time. */
class SignHashTest extends AtACardDesk {
    private static final byte[] DOCUMENT = {7, 7, 7};

    @Test
    void a_hash_is_signed_with_the_signature_certificate_and_the_session_goes_on() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.ANTOINE);
        try (CardSession session = desk.start()) {
            OpenCard open = open(session, new CardFollower(session), card);
            char[] code = DemoPerson.CODE.toCharArray();
            CompletableFuture<HashSignature> first = session.signHash(hash(), code);
            assertThat(code).containsOnly('\0');
            assertVerifies(first.get(60, TimeUnit.SECONDS));
            assertVerifies(
                    session.signHash(hash(), DemoPerson.CODE.toCharArray()).get(60, TimeUnit.SECONDS));

            assertThat(signs(open)).isTrue();
            assertThat(session.state()).isInstanceOf(CardState.Open.class);
            assertThat(card.signatures()).isEqualTo(3);
        }
    }

    @Test
    void a_wrong_code_signs_nothing_costs_a_try_and_a_right_one_signs_then() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.ANTOINE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            open(session, states, card);
            SignatureRefusedException refused = refusal(session.signHash(hash(), "0000".toCharArray()));
            assertThat(refused.reason()).isEqualTo(Reason.WRONG_CODE);
            assertThat(refused.tries()).isEqualTo(new Tries.Known(2));
            assertThat(card.tries()).isEqualTo(2);
            assertThat(card.signatures()).isZero();

            assertVerifies(
                    session.signHash(hash(), DemoPerson.CODE.toCharArray()).get(60, TimeUnit.SECONDS));
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @Test
    void three_wrong_codes_block_the_card_and_end_the_session() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.ANTOINE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            open(session, states, card);
            refusal(session.signHash(hash(), "0000".toCharArray()));
            refusal(session.signHash(hash(), "0000".toCharArray()));
            assertThat(refusal(session.signHash(hash(), "0000".toCharArray())).reason())
                    .isEqualTo(Reason.CODE_BLOCKED);
            states.await(CardState.CodeBlocked.class);
            assertThat(card.tries()).isZero();
        }
    }

    @Test
    void a_card_pulled_in_the_middle_signs_nothing() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.ANTOINE).withSignatureDelay(Duration.ofSeconds(30));
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            open(session, states, card);
            CompletableFuture<HashSignature> signature = session.signHash(hash(), DemoPerson.CODE.toCharArray());
            assertThat(card.awaitSignatureBegun(1, Duration.ofSeconds(60))).isTrue();
            desk.reader().remove();
            assertThat(refusal(signature).reason()).isEqualTo(Reason.CARD);
            states.await(CardState.Removed.class);
            assertThat(card.signatures()).isZero();
        }
    }

    @Test
    void before_the_card_is_open_nothing_is_signed() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.ANTOINE);
        desk.reader().insert(card);
        try (CardSession session = desk.start()) {
            new CardFollower(session).await(CardState.AwaitingCode.class);
            assertThat(refusal(session.signHash(hash(), DemoPerson.CODE.toCharArray()))
                            .reason())
                    .isEqualTo(Reason.NOT_OPEN);
            assertThat(card.signaturesBegun()).isZero();
        }
    }

    @Test
    void the_report_on_the_card_shows_both_certificates_and_no_name() throws Exception {
        desk.reader().insert(desk.piv(DemoPerson.ANTOINE));
        try (CardSession session = desk.start()) {
            new CardFollower(session).await(CardState.AwaitingCode.class);
            CardReport report = session.inspect().get(60, TimeUnit.SECONDS);
            assertThat(report.service()).isTrue();
            assertThat(report.readers())
                    .extracting(CardReport.Reader::content)
                    .containsExactly(CardReport.Content.CPS_CARD, CardReport.Content.NOTHING);
            assertThat(report.card().orElseThrow().certificates())
                    .extracting(CardReport.Certificate::use)
                    .containsExactlyInAnyOrder(CardReport.Use.AUTHENTICATION, CardReport.Use.SIGNATURE);
            assertThat(report.toString()).doesNotContain(DemoPerson.ANTOINE.family, DemoPerson.ANTOINE.idValue);
        }
    }

    private static byte[] hash() throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(DOCUMENT);
    }

    private static void assertVerifies(HashSignature signature) throws Exception {
        assertThat(signature.certificate())
                .isEqualTo(desk.pki().card(DemoPerson.ANTOINE).signature().certificate());
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(signature.certificate().getPublicKey()); // by the certificate Java wants digitalSignature
        verifier.update(DOCUMENT);
        assertThat(verifier.verify(signature.value())).isTrue();
    }

    private static SignatureRefusedException refusal(CompletableFuture<HashSignature> signature) throws Exception {
        try {
            signature.get(60, TimeUnit.SECONDS);
            throw new AssertionError("it signed");
        } catch (ExecutionException e) {
            return (SignatureRefusedException) Objects.requireNonNull(e.getCause());
        }
    }
}
