package fr.santelien.smartcard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Trouble;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.StateFollower;
import fr.santelien.smartcard.TestAuthority.Person;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real agent and the JDK's PC/SC on a PC/SC library of our own. */
class NativeReadersTest {
    private static final long NO_SERVICE = 0x8010001DL;

    @TempDir
    Path folder;

    @Test
    void a_service_that_is_not_there_at_the_start_is_found_when_it_comes() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.serviceAnswers(NO_SERVICE);
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.NoService.class);
            desk.readers("");
            states.await(CardState.NoReader.class);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            states.await(CardState.AwaitingCode.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                NO_SERVICE,
                0x8010001EL, // SCARD_E_SERVICE_STOPPED
                0x80100013L, // SCARD_F_COMM_ERROR
                0x80100003L, // SCARD_E_INVALID_HANDLE
                0x80100001L, // SCARD_F_INTERNAL_ERROR
                0x801000FFL // nobody's
            })
    void a_service_that_fails_under_an_open_card_ends_its_session_and_is_found_again(long code) throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.AwaitingCode.class);
            session.submitCode(FakeCard.CODE.toCharArray());
            states.await(CardState.Open.class);
            desk.serviceAnswers(code);
            states.await(CardState.NoService.class);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            states.await(CardState.AwaitingCode.class);
        }
    }

    @Test
    void forty_readers_are_listed_and_one_unplugged_with_its_card_is_missed() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        StringBuilder others = new StringBuilder();
        for (int reader = 1; reader < 40; reader++) {
            others.append("Lecteur ").append(reader).append("|3B6500002063CB6800\n");
        }
        desk.readers(others + NativeDesk.READER + "|\n");
        try (CardSession session = Cards.start(desk.settings())) {
            StateFollower states = new StateFollower(session);
            states.await(CardState.NotACpsCard.class);
            assertThat(session.inspect().get().readers()).hasSize(40);
            desk.insert(FakeCard.cps3(Person.SOPHIE));
            states.await(CardState.AwaitingCode.class);
            session.submitCode(FakeCard.CODE.toCharArray());
            states.await(CardState.Open.class);
            desk.readers("");
            states.await(CardState.Removed.class);
            states.await(CardState.NoReader.class);
        }
    }

    @Test
    void a_card_on_a_contactless_reader_is_named_so() throws Exception {
        NativeDesk desk = NativeDesk.in(folder);
        desk.insert(FakeCard.contactless(Person.SOPHIE));
        try (CardSession session = Cards.start(desk.settings())) {
            new StateFollower(session)
                    .await(CardState.NotResponding.class, state -> state.trouble() == Trouble.CONTACTLESS);
        }
    }
}
