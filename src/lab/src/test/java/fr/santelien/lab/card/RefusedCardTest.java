package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardVariant;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.Untrusted.Reason;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** Cards that nobody opens a session with. */
class RefusedCardTest extends AtACardDesk {

    @Test
    void a_card_of_another_family_is_not_read() throws Exception {
        desk.reader().insert(VirtualCard.foreign());
        try (CardSession session = desk.start()) {
            new CardFollower(session).await(CardState.NotACpsCard.class);
        }
    }

    @Test
    void the_right_card_after_a_foreign_one_is_seen() throws Exception {
        try (CardSession session = desk.start()) {
            CardFollower states = new CardFollower(session);
            desk.reader().insert(VirtualCard.foreign());
            states.await(CardState.NotACpsCard.class);
            assertThat(signs(open(session, states, desk.cps3(DemoPerson.SOPHIE))))
                    .isTrue();
        }
    }

    @Test
    void an_expired_card_says_who_it_belongs_to() throws Exception {
        insert(DemoPerson.ANTOINE, CardVariant.EXPIRED);
        try (CardSession session = desk.start()) {
            CardState.CardExpired expired = new CardFollower(session).await(CardState.CardExpired.class);
            assertThat(expired.holder().idValue()).isEqualTo(DemoPerson.ANTOINE.idValue);
        }
    }

    @Test
    void a_revoked_card_is_refused() throws Exception {
        insert(DemoPerson.ANTOINE, CardVariant.REVOKED);
        CardSettings withList =
                desk.settings().withRevocations(new KnownList(desk.pki().revocations(DemoPerson.ANTOINE)));
        try (CardSession session = Cards.start(withList)) {
            new CardFollower(session).await(CardState.CardRevoked.class);
        }
    }

    @Test
    void a_session_ends_when_its_card_becomes_revoked_and_nothing_signs_any_more() throws Exception {
        KnownList revocations = new KnownList(null);
        VirtualCard card = VirtualCard.cps3(desk.pki().card(DemoPerson.ANTOINE, CardVariant.REVOKED));
        desk.reader().insert(card);
        try (CardSession session = Cards.start(desk.settings().withRevocations(revocations))) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            session.submitCode(DemoPerson.CODE.toCharArray());
            OpenCard open = states.await(CardState.Open.class).card();
            revocations.learn(desk.pki().revocations(DemoPerson.ANTOINE));
            states.await(CardState.CardRevoked.class);
            assertThatThrownBy(() -> open.sign(new byte[1])).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_card_found_revoked_while_its_code_is_asked_is_refused() throws Exception {
        KnownList revocations = new KnownList(null);
        insert(DemoPerson.ANTOINE, CardVariant.REVOKED);
        try (CardSession session = Cards.start(desk.settings().withRevocations(revocations))) {
            CardFollower states = new CardFollower(session);
            states.await(CardState.AwaitingCode.class);
            revocations.learn(desk.pki().revocations(DemoPerson.ANTOINE));
            states.await(CardState.CardRevoked.class);
        }
    }

    @Test
    void a_card_of_a_foreign_authority_is_not_trusted() throws Exception {
        insert(DemoPerson.SOPHIE, CardVariant.FOREIGN_ISSUER);
        assertUntrusted(desk.settings(), Reason.UNKNOWN_AUTHORITY);
    }

    @Test
    void a_software_certificate_on_a_card_is_refused() throws Exception {
        insert(DemoPerson.SOPHIE, CardVariant.SOFTWARE);
        assertUntrusted(desk.settings(), Reason.SOFTWARE_CERTIFICATE);
    }

    @Test
    void a_test_card_is_refused_outside_test_builds() throws Exception {
        insert(DemoPerson.SOPHIE, CardVariant.ORDINARY);
        assertUntrusted(desk.settings().withAuthorities(TrustedAuthorities.installed()), Reason.TEST_CARD);
    }

    private static void insert(DemoPerson person, CardVariant variant) throws Exception {
        desk.reader().insert(VirtualCard.cps3(desk.pki().card(person, variant)));
    }

    private static void assertUntrusted(CardSettings settings, Reason reason) throws Exception {
        try (CardSession session = Cards.start(settings)) {
            assertThat(new CardFollower(session)
                            .await(CardState.Untrusted.class)
                            .reason())
                    .isEqualTo(reason);
        }
    }
}
