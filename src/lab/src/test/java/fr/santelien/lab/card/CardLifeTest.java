package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Inserted, opened, signing, pulled, inserted again: the life of a card in one poste that never restarts. */
class CardLifeTest extends AtACardDesk {
    /** Commands that OpenSC sends at least to read a PIV card. */
    private static final int LONGEST_READING = 20;

    @Test
    void a_card_is_recognised_opened_signs_and_is_dead_once_pulled_out() throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.SOPHIE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoCard.class);
            desk.reader().insert(card);
            CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
            assertThat(asked.holder().id()).isEqualTo("3:920009016/000000018");
            assertThat(asked.holder().name().orElseThrow().family()).isEqualTo("MARTIN");
            assertThat(asked.rules()).isEqualTo(new CardState.CodeRules(4, 8));

            OpenCard open = open(session, states);
            assertThat(signs(open)).isTrue();
            assertThat(open.chain()).hasSize(2);

            desk.reader().remove();
            assertThat(states.await(CardState.Removed.class).holder()).isEqualTo(open.holder());
            states.await(CardState.NoCard.class);
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);

            OpenCard again = open(session, states, card);
            assertThat(signs(again)).isTrue();
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_card_pulled_in_the_middle_of_a_signature_fails_it_and_signs_again_once_back() throws Exception {
        pulledWhileSigning(desk.cps3(DemoPerson.SOPHIE));
    }

    @Test
    void so_does_a_piv_card() throws Exception {
        pulledWhileSigning(desk.piv(DemoPerson.SOPHIE));
    }

    private static void pulledWhileSigning(VirtualCard card) throws Exception {
        card.withSignatureDelay(Duration.ofSeconds(30)); // far longer than anything else here: the removal cuts it
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, card);
            CompletableFuture<Boolean> signature = signInBackground(open);
            assertThat(card.awaitSignatureBegun(1, Duration.ofSeconds(60))).isTrue();

            desk.reader().remove();
            assertThat(signature).failsWithin(60, TimeUnit.SECONDS);
            assertThat(card.signatures()).isZero();
            states.await(CardState.Removed.class);
            states.await(CardState.NoCard.class);

            card.withSignatureDelay(Duration.ZERO);
            assertThat(signs(open(session, states, card))).isTrue();
        }
    }

    /** OpenSC, told to lock for several threads, waited for itself for ever about once in ten of these. */
    @Test
    void a_card_pulled_while_it_is_read_keeps_nobody_waiting() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.SOPHIE);
        Random random = new Random(5);
        ProcessHandle agent;
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoCard.class);
            agent = CardDesk.agent().orElseThrow();
            for (int i = 0; i < 12; i++) {
                int cut = card.commands() + 1 + random.nextInt(LONGEST_READING);
                desk.reader().insert(card);
                assertThat(card.awaitCommands(cut, Duration.ofSeconds(60))).isTrue();
                desk.reader().remove();
                states.await(CardState.NoCard.class);
            }
            assertThat(signs(open(session, states, card))).isTrue();
            assertThat(CardDesk.agent()).contains(agent);
        }
    }

    @Test
    void another_card_swapped_in_between_two_looks_is_another_person() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard sophie = open(session, states, desk.cps3(DemoPerson.SOPHIE));

            desk.reader().first().swap(desk.cps3(DemoPerson.NATHALIE));
            assertThat(states.await(CardState.Removed.class).holder()).isEqualTo(sophie.holder());
            CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
            assertThat(asked.holder().idValue()).isEqualTo(DemoPerson.NATHALIE.idValue);
            assertThatThrownBy(() -> signs(sophie)).isInstanceOf(GeneralSecurityException.class);
            assertThat(signs(open(session, states))).isTrue();
        }
    }

    @Test
    void a_card_of_the_other_kind_follows_in_the_same_reader() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            for (CardKind kind : new CardKind[] {CardKind.CPS3, CardKind.PIV, CardKind.CPS3}) {
                VirtualCard card = kind.make(desk.pki().card(DemoPerson.NATHALIE));
                assertThat(signs(open(session, states, card))).as(kind.label).isTrue();
                desk.reader().remove();
                states.await(CardState.NoCard.class);
            }
        }
    }

    @Test
    void locking_makes_the_card_itself_forget_its_code() throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.NATHALIE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, card);
            assertThat(card.codeGiven()).isTrue();

            session.lock();
            states.await(CardState.AwaitingCode.class);
            assertThat(card.codeGiven()).isFalse();
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);

            assertThat(signs(open(session, states))).isTrue();
        }
    }

    @Test
    void closing_the_session_ends_the_agent_and_makes_the_card_forget_its_code() throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.HELENE);
        CardSession session = desk.start();
        open(session, new CardFollower(session), card);
        ProcessHandle agent = CardDesk.agent().orElseThrow();
        session.close();

        agent.onExit().get(60, TimeUnit.SECONDS);
        assertThat(card.codeGiven()).isFalse();
    }

    private static CompletableFuture<Boolean> signInBackground(OpenCard card) {
        CompletableFuture<Boolean> signature = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                signature.complete(signs(card));
            } catch (GeneralSecurityException e) {
                signature.completeExceptionally(e);
            }
        });
        return signature;
    }
}
