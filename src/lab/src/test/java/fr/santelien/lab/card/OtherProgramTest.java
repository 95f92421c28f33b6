package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Billing software or the DMP resets the card under an open session. */
class OtherProgramTest extends AtACardDesk {

    @Test
    void a_card_reset_by_another_program_asks_its_code_and_the_session_stays_open() throws Exception {
        VirtualCard card = desk.piv(DemoPerson.SOPHIE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, card);
            OtherProgram.resetCards(desk.reader());
            assertThat(card.codeGiven()).isFalse();

            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);
            CardState.Open still =
                    states.await(CardState.Open.class, CardState.Open::codeNeeded, Duration.ofSeconds(60));
            assertThat(still.card()).isSameAs(open);
            assertThat(card.signatures()).isZero();

            session.lock();
            states.await(CardState.AwaitingCode.class);
            assertThat(signs(open(session, states))).isTrue();
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    /** OpenSC, like the CPS middleware, keeps the code while the session is open and gives it again by itself. */
    @Test
    void on_a_cps3_the_module_absorbs_the_reset() throws Exception {
        VirtualCard card = desk.cps3(DemoPerson.SOPHIE);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            OpenCard open = open(session, states, card);
            OtherProgram.resetCards(desk.reader());
            assertThat(card.codeGiven()).isFalse();
            assertThat(signs(open)).isTrue();
            assertThat(session.state())
                    .isInstanceOfSatisfying(
                            CardState.Open.class,
                            state -> assertThat(state.codeNeeded()).isFalse());

            session.lock();
            states.await(CardState.AwaitingCode.class);
            assertThatThrownBy(() -> signs(open)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void a_card_reset_before_its_code_is_given_opens_all_the_same(CardKind kind) throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            desk.reader().insert(kind.make(desk.pki().card(DemoPerson.SOPHIE)));
            states.await(CardState.AwaitingCode.class);
            OtherProgram.resetCards(desk.reader());
            assertThat(signs(open(session, states))).isTrue();
        }
    }
}
