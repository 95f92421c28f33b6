package fr.santelien.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginTextsTest {

    private static final KnownStructure CENTRE = new KnownStructure("1", "Centre", "920009016", null, null);

    private final Moments moments = new Moments(Clock.systemUTC());

    @Test
    void revocationsThatCouldNotBeAskedAreSaidBesideTheCode() {
        LoginPage page =
                LoginPage.start(FakeCard.awaiting(FakeCard.SOPHIE, 3, false)).withStructures(List.of(CENTRE), CENTRE);
        assertThat(LoginTexts.notice(page, moments, true)).isEqualTo(Texts.get("login.revocations"));
        assertThat(LoginTexts.notice(page, moments, false)).isEmpty();
        LoginPage without = LoginPage.start(new CardState.NoReader());
        assertThat(LoginTexts.notice(without, moments, true)).isEmpty();
    }
}
