package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PC/SC service absent, without a reader, stopped and started again: each test has its own service. */
class ReaderServiceTest {
    @TempDir
    static Path folder;

    @Test
    void a_service_that_starts_after_the_poste_is_found() throws Exception {
        try (CardDesk desk = CardDesk.open(folder)) {
            desk.reader().stopService();
            try (CardSession session = desk.start()) {
                CardFollower states = new CardFollower(session);
                states.await(CardState.NoService.class);
                desk.reader().startService();
                states.await(CardState.NoCard.class);
            }
        }
    }

    @Test
    void a_reader_plugged_in_later_is_found() throws Exception {
        try (CardDesk desk = CardDesk.withoutReader(folder);
                CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.NoReader.class);
            desk.reader().plug();
            states.await(CardState.NoCard.class);
        }
    }

    @Test
    void a_service_that_stops_under_an_open_card_ends_it_and_is_found_again() throws Exception {
        try (CardDesk desk = CardDesk.open(folder);
                CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            VirtualCard card = desk.cps3(DemoPerson.SOPHIE);
            desk.reader().insert(card);
            states.await(CardState.AwaitingCode.class);
            OpenCard open = AtACardDesk.open(session, states);

            desk.reader().stopService();
            states.await(CardState.NoService.class);
            assertThatThrownBy(() -> AtACardDesk.signs(open)).isInstanceOf(GeneralSecurityException.class);

            desk.reader().startService();
            states.await(CardState.NoCard.class);
            desk.reader().insert(card);
            states.await(CardState.AwaitingCode.class);
            assertThat(AtACardDesk.signs(AtACardDesk.open(session, states))).isTrue();
        }
    }

    @Test
    void without_a_module_the_places_looked_at_are_named() throws Exception {
        try (CardDesk desk = CardDesk.open(folder)) {
            desk.reader().insert(desk.cps3(DemoPerson.SOPHIE));
            Path nowhere = folder.resolve("no-module.so");
            try (CardSession session = Cards.start(desk.settings().withModule(nowhere))) {
                assertThat(new CardFollower(session)
                                .await(CardState.MiddlewareMissing.class)
                                .lookedAt())
                        .containsExactly(nowhere.toString());
            }
        }
    }
}
