package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardVariant;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.Tries;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole card side on real parts: card agent, PC/SC, Debian's OpenSC, a virtual card in a virtual reader. */
class VirtualCardSessionTest {
    @TempDir
    static Path folder;

    private static TestPki pki;
    private static VirtualReader reader;
    private static CardSettings settings;

    @BeforeAll
    static void start() throws Exception {
        pki = TestPki.open(folder);
        reader = VirtualReader.start();
        settings = CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), reader.environment());
    }

    @AfterAll
    static void stop() {
        reader.close();
    }

    @AfterEach
    void pull() {
        reader.remove();
    }

    @Test
    void a_card_is_recognised_opened_signs_and_is_dead_once_pulled_out() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.SOPHIE));
        try (CardSession session = Cards.start(settings)) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoCard.class);
            reader.insert(card);
            CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
            assertThat(asked.holder().id()).isEqualTo("3:920009016/000000018");
            assertThat(asked.holder().name().orElseThrow().family()).isEqualTo("MARTIN");
            assertThat(asked.rules()).isEqualTo(new CardState.CodeRules(4, 8));

            OpenCard open = open(session, states);
            byte[] data = {1, 2, 3};
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(open.chain().getFirst());
            verifier.update(data);
            assertThat(verifier.verify(open.sign(data))).isTrue();
            assertThat(open.chain()).hasSize(2);

            reader.remove();
            assertThat(states.await(CardState.Removed.class).holder()).isEqualTo(open.holder());
            states.await(CardState.NoCard.class);
            assertThatThrownBy(() -> open.sign(data)).isInstanceOf(GeneralSecurityException.class);

            reader.insert(card);
            states.await(CardState.AwaitingCode.class);
            OpenCard again = open(session, states);
            assertThat(again.sign(data)).hasSize(256);
            assertThatThrownBy(() -> open.sign(data)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_wrong_code_says_how_many_tries_are_left_and_the_third_blocks() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.SECOND_DESK));
        reader.insert(card);
        try (CardSession session = Cards.start(settings)) {
            CardFollower states = new CardFollower(session);
            CardState.AwaitingCode first = states.await(CardState.AwaitingCode.class);
            assertThat(first.tries()).isEqualTo(new Tries.Unknown());
            assertThat(first.holder().name()).isEmpty();

            char[] wrong = "0000".toCharArray();
            session.submitCode(wrong);
            assertThat(wrong).containsOnly('\0');
            CardState.AwaitingCode second = states.await(CardState.AwaitingCode.class);
            assertThat(second.last()).isEqualTo(CardState.Attempt.WRONG_CODE);
            assertThat(second.tries()).isEqualTo(new Tries.Known(2));
            assertThat(card.tries()).isEqualTo(2);

            session.submitCode("0000".toCharArray());
            assertThat(states.await(CardState.AwaitingCode.class).tries()).isEqualTo(new Tries.Known(1));

            session.submitCode("0000".toCharArray());
            states.await(CardState.CodeBlocked.class);
            assertThat(card.tries()).isZero();
        }
    }

    @Test
    void a_code_that_breaks_the_token_s_rules_never_reaches_the_card() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.SOPHIE));
        reader.insert(card);
        try (CardSession session = Cards.start(settings)) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            char[] letters = "12a4".toCharArray();
            session.submitCode(letters);
            assertThat(letters).containsOnly('\0');
            open(session, states);
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @Test
    void locking_makes_the_card_itself_forget_its_code() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.NATHALIE));
        reader.insert(card);
        try (CardSession session = Cards.start(settings)) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            OpenCard open = open(session, states);
            assertThat(card.codeGiven()).isTrue();

            session.lock();
            states.await(CardState.AwaitingCode.class);
            assertThat(card.codeGiven()).isFalse();
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);

            assertThat(open(session, states).sign(new byte[1])).hasSize(256);
        }
    }

    @Test
    void a_blocked_card_says_so_before_a_code_is_asked() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE)).withTries(0));
        try (CardSession session = Cards.start(settings)) {
            CardState.CodeBlocked blocked = new CardFollower(session).await(CardState.CodeBlocked.class);
            assertThat(blocked.holder().cardNumber()).isEqualTo(DemoPerson.SOPHIE.cardNumber);
        }
    }

    @Test
    void a_card_of_another_family_is_not_read() throws Exception {
        reader.insert(VirtualCard.foreign());
        try (CardSession session = Cards.start(settings)) {
            new CardFollower(session).await(CardState.NotACpsCard.class);
        }
    }

    @Test
    void an_expired_card_says_who_it_belongs_to() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.ANTOINE, CardVariant.EXPIRED)));
        try (CardSession session = Cards.start(settings)) {
            CardState.CardExpired expired = new CardFollower(session).await(CardState.CardExpired.class);
            assertThat(expired.holder().idValue()).isEqualTo(DemoPerson.ANTOINE.idValue);
        }
    }

    @Test
    void a_revoked_card_is_refused() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.ANTOINE, CardVariant.REVOKED)));
        CardSettings withList = settings.withRevocations(List.of(pki.revocations(DemoPerson.ANTOINE)));
        try (CardSession session = Cards.start(withList)) {
            new CardFollower(session).await(CardState.CardRevoked.class);
        }
    }

    @Test
    void a_card_of_a_foreign_authority_is_not_trusted() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE, CardVariant.FOREIGN_ISSUER)));
        assertUntrusted(settings, CardState.Untrusted.Reason.UNKNOWN_AUTHORITY);
    }

    @Test
    void a_software_certificate_on_a_card_is_refused() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE, CardVariant.SOFTWARE)));
        assertUntrusted(settings, CardState.Untrusted.Reason.SOFTWARE_CERTIFICATE);
    }

    @Test
    void a_test_card_is_refused_outside_test_builds() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE)));
        CardSettings real = new CardSettings(
                settings.module(),
                settings.authorities(),
                List.of(),
                false,
                settings.answerLimit(),
                settings.environment());
        assertUntrusted(real, CardState.Untrusted.Reason.TEST_CARD);
    }

    @Test
    void without_a_module_the_places_looked_at_are_named() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE)));
        Path nowhere = folder.resolve("no-module.so");
        try (CardSession session = Cards.start(settings.withModule(nowhere))) {
            assertThat(new CardFollower(session)
                            .await(CardState.MiddlewareMissing.class)
                            .lookedAt())
                    .containsExactly(nowhere.toString());
        }
    }

    @Test
    void without_a_service_the_session_says_so() throws Exception {
        CardSettings nobody = CardSettings.forTestCards(
                OpenSc.module(),
                pki.personAuthorities(),
                Map.of("PCSCLITE_CSOCK_NAME", folder.resolve("no-service").toString()));
        try (CardSession session = Cards.start(nobody)) {
            new CardFollower(session).await(CardState.NoService.class);
        }
    }

    @Test
    void without_a_reader_the_session_says_so_and_finds_the_one_plugged_in_later() throws Exception {
        try (VirtualReader none = VirtualReader.startUnplugged();
                CardSession session = Cards.start(
                        CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), none.environment()))) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoReader.class);
            none.plug();
            states.await(CardState.NoCard.class);
        }
    }

    @Test
    void an_agent_that_dies_is_started_again_and_the_code_asked_again() throws Exception {
        reader.insert(VirtualCard.cps3(pki.card(DemoPerson.HELENE)));
        try (CardSession session = Cards.start(settings)) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            OpenCard open = open(session, states);
            agent().destroyForcibly();

            states.await(CardState.NotResponding.class);
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
            states.await(CardState.AwaitingCode.class);
            assertThat(open(session, states).sign(new byte[1])).hasSize(256);
        }
    }

    @Test
    void a_signature_past_its_limit_costs_the_agent_and_nothing_else() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.HELENE));
        reader.insert(card);
        // long enough for the agent to start and read the card, short enough for a test
        try (CardSession session = Cards.start(settings.withAnswerLimit(Duration.ofSeconds(8)))) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            OpenCard open = open(session, states);
            card.withSignatureDelay(Duration.ofSeconds(12));
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);

            states.await(CardState.NotResponding.class);
            card.withSignatureDelay(Duration.ZERO);
            states.await(CardState.AwaitingCode.class);
        }
    }

    @Test
    void a_service_that_stops_and_starts_again_is_found_again() throws Exception {
        try (VirtualReader other = VirtualReader.start();
                CardSession session = Cards.start(
                        CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), other.environment()))) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoCard.class);
            other.stopService();
            states.await(CardState.NoService.class);
            other.startService();
            states.await(CardState.NoCard.class);
            other.insert(VirtualCard.cps3(pki.card(DemoPerson.SOPHIE)));
            states.await(CardState.AwaitingCode.class);
        }
    }

    @Test
    void closing_the_session_ends_the_agent_and_makes_the_card_forget_its_code() throws Exception {
        VirtualCard card = VirtualCard.cps3(pki.card(DemoPerson.HELENE));
        reader.insert(card);
        CardSession session = Cards.start(settings);
        CardFollower states = new CardFollower(session);
        states.await(CardState.AwaitingCode.class);
        open(session, states);
        ProcessHandle agent = agent();
        session.close();

        agent.onExit().get(60, TimeUnit.SECONDS);
        assertThat(card.codeGiven()).isFalse();
    }

    /** The agent started last. */
    private static ProcessHandle agent() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("CardAgent"))
                .max(Comparator.comparing(child -> child.info().startInstant().orElseThrow()))
                .orElseThrow();
    }

    private static OpenCard open(CardSession session, CardFollower states) throws InterruptedException {
        session.submitCode(DemoPerson.CODE.toCharArray());
        return states.await(CardState.Open.class).card();
    }

    private static void assertUntrusted(CardSettings settings, CardState.Untrusted.Reason reason) throws Exception {
        try (CardSession session = Cards.start(settings)) {
            assertThat(new CardFollower(session)
                            .await(CardState.Untrusted.class)
                            .reason())
                    .isEqualTo(reason);
        }
    }
}
