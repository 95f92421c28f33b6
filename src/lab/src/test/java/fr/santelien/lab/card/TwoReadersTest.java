package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** Two readers: a carte Vitale stays in one of them all day, or two colleagues' cards are in at once. */
class TwoReadersTest extends AtACardDesk {

    @Test
    void both_readers_are_listed() throws Exception {
        try (CardSession session = desk.start()) {
            assertThat(new CardFollower(session).await(CardState.NoCard.class).readers())
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_foreign_card_in_one_reader_does_not_hide_the_cps_in_the_other() throws Exception {
        desk.reader().first().insert(VirtualCard.foreign());
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NotACpsCard.class);
            desk.reader().second().insert(desk.cps3(DemoPerson.SOPHIE));
            states.await(CardState.AwaitingCode.class);
            assertThat(signs(open(session, states))).isTrue();

            desk.reader().second().remove();
            states.await(CardState.Removed.class);
            states.await(CardState.NotACpsCard.class);
        }
    }

    @Test
    void a_second_card_waits_until_the_first_is_pulled_out() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            VirtualCard nathalies = desk.piv(DemoPerson.NATHALIE);
            OpenCard sophie = open(session, states, desk.cps3(DemoPerson.SOPHIE));
            desk.reader().second().insert(nathalies);
            assertThat(signs(sophie)).isTrue();
            assertThat(nathalies.codeGiven()).isFalse();

            desk.reader().first().remove();
            states.await(CardState.Removed.class);
            CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
            assertThat(asked.holder().idValue()).isEqualTo(DemoPerson.NATHALIE.idValue);
            assertThat(signs(open(session, states))).isTrue();
            assertThatThrownBy(() -> signs(sophie)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void of_two_cards_that_wait_for_their_code_the_one_put_in_last_is_asked() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            desk.reader().first().insert(desk.cps3(DemoPerson.SOPHIE));
            states.await(CardState.AwaitingCode.class);
            desk.reader().second().insert(desk.cps3(DemoPerson.NATHALIE));
            CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
            assertThat(asked.holder().idValue()).isEqualTo(DemoPerson.NATHALIE.idValue);

            desk.reader().second().remove();
            CardState.AwaitingCode again = states.await(CardState.AwaitingCode.class);
            assertThat(again.holder().idValue()).isEqualTo(DemoPerson.SOPHIE.idValue);
            assertThat(signs(open(session, states))).isTrue();
        }
    }
}
