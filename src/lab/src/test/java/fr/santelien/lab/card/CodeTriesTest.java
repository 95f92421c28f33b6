package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Tries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong codes: what is left is said, a slip never costs a try, the third blocks. */
class CodeTriesTest extends AtACardDesk {

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void a_wrong_code_says_how_many_tries_are_left_and_the_third_blocks(CardKind kind) throws Exception {
        VirtualCard card = kind.make(desk.pki().card(DemoPerson.SECOND_DESK));
        desk.reader().insert(card);
        try (CardSession session = desk.start()) {
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

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void a_right_code_after_two_wrong_ones_sets_the_counter_back(CardKind kind) throws Exception {
        VirtualCard card = kind.make(desk.pki().card(DemoPerson.SOPHIE));
        desk.reader().insert(card);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            for (int i = 0; i < 2; i++) {
                session.submitCode("0000".toCharArray());
                states.await(CardState.AwaitingCode.class);
            }
            assertThat(signs(open(session, states))).isTrue();
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void a_code_that_breaks_the_token_s_rules_never_reaches_the_card(CardKind kind) throws Exception {
        VirtualCard card = kind.make(desk.pki().card(DemoPerson.SOPHIE));
        desk.reader().insert(card);
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            char[] letters = "12a4".toCharArray();
            session.submitCode(letters);
            assertThat(letters).containsOnly('\0');
            open(session, states);
            assertThat(card.tries()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void a_blocked_card_says_so_before_a_code_is_asked(CardKind kind) throws Exception {
        desk.reader().insert(kind.make(desk.pki().card(DemoPerson.SOPHIE)).withTries(0));
        try (CardSession session = desk.start()) {
            CardState.CodeBlocked blocked = new CardFollower(session).await(CardState.CodeBlocked.class);
            assertThat(blocked.holder().cardNumber()).isEqualTo(DemoPerson.SOPHIE.cardNumber);
        }
    }
}
