package fr.santelien.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.smartcard.CardState.Attempt;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What holds for every card, fake or virtual: run by a subclass for each. */
public abstract class CardContract {
    private static final byte[] DATA = {1, 2, 3};
    private static final String WRONG_CODE = "0000";

    /** A card of the family at its reader. */
    public interface CardAtHand {
        void insert() throws Exception;

        void pull() throws Exception;

        /** Runs a signature and pulls the card in the middle of it. */
        byte[] pullDuring(Callable<byte[]> signature) throws Exception;

        /** Tries left on the card itself. */
        int tries();

        /** Whether the card itself holds its code for given. */
        boolean codeGiven();
    }

    /** The card side of a poste, reading the reader of these cards. */
    protected abstract CardSession start() throws Exception;

    /** @param tries left on it */
    protected abstract CardAtHand card(int tries) throws Exception;

    /** Puts a card of no interest in the reader. */
    protected abstract void insertForeignCard() throws Exception;

    /** The right code of every card. */
    protected abstract String code();

    @Test
    void a_card_opens_with_its_code_and_signs() throws Exception {
        CardAtHand card = card(3);
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.NoCard.class);
            card.insert();
            assertThat(signs(open(session, states))).isTrue();
            assertThat(card.codeGiven()).isTrue();
            card.pull();
        }
    }

    @Test
    void a_card_pulled_out_never_signs_again_and_comes_back_with_its_code() throws Exception {
        CardAtHand card = card(3);
        card.insert();
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            OpenCard before = open(session, states);
            card.pull();
            assertThat(states.await(CardState.Removed.class).holder()).isEqualTo(before.holder());
            states.await(CardState.NoCard.class);
            assertThatThrownBy(() -> before.sign(DATA)).isInstanceOf(GeneralSecurityException.class);

            card.insert();
            OpenCard after = open(session, states);
            assertThat(signs(after)).isTrue();
            assertThat(after.holder()).isEqualTo(before.holder());
            assertThatThrownBy(() -> before.sign(DATA)).isInstanceOf(GeneralSecurityException.class);
            card.pull();
        }
    }

    @Test
    void a_card_pulled_out_in_the_middle_of_a_signature_is_removed_and_serves_again() throws Exception {
        CardAtHand card = card(3);
        card.insert();
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            OpenCard open = open(session, states);
            assertThatThrownBy(() -> card.pullDuring(() -> open.sign(DATA)))
                    .isInstanceOf(GeneralSecurityException.class);
            states.await(CardState.Removed.class);
            states.await(CardState.NoCard.class);
            card.insert();
            assertThat(signs(open(session, states))).isTrue();
            card.pull();
        }
    }

    @Test
    void tries_are_never_said_greater_than_they_are_and_the_third_wrong_code_blocks() throws Exception {
        CardAtHand card = card(3);
        card.insert();
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.AwaitingCode.class);
            for (int left = 2; left > 0; left--) {
                session.submitCode(WRONG_CODE.toCharArray());
                CardState.AwaitingCode asked = states.await(CardState.AwaitingCode.class);
                assertThat(asked.last()).isEqualTo(Attempt.WRONG_CODE);
                assertThat(asked.tries()).isEqualTo(new Tries.Known(left));
                assertThat(card.tries()).isEqualTo(left);
            }
            session.submitCode(WRONG_CODE.toCharArray());
            states.await(CardState.CodeBlocked.class);
            assertThat(card.tries()).isZero();
            assertThat(states.passed()).noneMatch(CardState.Open.class::isInstance);
            card.pull();
        }
    }

    @Test
    void a_slip_of_the_finger_costs_no_try() throws Exception {
        CardAtHand card = card(3);
        card.insert();
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.AwaitingCode.class);
            for (String slip : new String[] {"", "12", "123456789", "12a4"}) {
                char[] typed = slip.toCharArray();
                session.submitCode(typed);
                assertThat(typed).doesNotContain('1', 'a');
            }
            session.submitCode(code().toCharArray());
            states.await(CardState.Open.class);
            assertThat(states.passed())
                    .noneMatch(state -> state instanceof CardState.AwaitingCode asked && asked.last() != Attempt.NONE);
            card.pull();
        }
    }

    @Test
    void a_blocked_card_is_said_so_before_any_code() throws Exception {
        CardAtHand card = card(0);
        card.insert();
        try (CardSession session = start()) {
            new StateFollower(session).await(CardState.CodeBlocked.class);
            card.pull();
        }
    }

    @Test
    void a_lock_makes_the_card_itself_forget_its_code() throws Exception {
        CardAtHand card = card(3);
        card.insert();
        try (CardSession session = start()) {
            StateFollower states = new StateFollower(session);
            OpenCard open = open(session, states);
            session.lock();
            states.await(CardState.AwaitingCode.class);
            assertThat(card.codeGiven()).isFalse();
            assertThatThrownBy(() -> open.sign(DATA)).isInstanceOf(GeneralSecurityException.class);
            session.submitCode(code().toCharArray());
            assertThat(signs(states.await(CardState.Open.class).card())).isTrue();
            card.pull();
        }
    }

    @Test
    void a_card_of_another_family_is_left_alone() throws Exception {
        insertForeignCard();
        try (CardSession session = start()) {
            new StateFollower(session).await(CardState.NotACpsCard.class);
        }
    }

    private OpenCard open(CardSession session, StateFollower states) {
        states.await(CardState.AwaitingCode.class);
        session.submitCode(code().toCharArray());
        return states.await(CardState.Open.class).card();
    }

    private static boolean signs(OpenCard card) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(card.chain().getFirst());
        verifier.update(DATA);
        return verifier.verify(card.sign(DATA));
    }
}
