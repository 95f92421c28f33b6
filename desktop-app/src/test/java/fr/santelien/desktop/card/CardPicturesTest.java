package fr.santelien.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.shell.ShellView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.CardReports;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeShellOwner;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.Tries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** « Carte et lecteur », drawn in the frame and over the login screen. */
class CardPicturesTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final FakeShellOwner owner = new FakeShellOwner();
    private final FakeCard card = new FakeCard();
    private final Background here = Workers.onScreen();

    @Test
    void aCardAtWorkAndItsTest_areDrawn() {
        card.become(FakeCard.open(FakeCard.SOPHIE));
        card.report = CardReports.card(new Tries.Known(3), CodeEntry.KEYBOARD, in(Duration.ofDays(43)));
        owner.lastDay = RealWork.CLOCK
                .instant()
                .atZone(RealWork.CLOCK.getZone())
                .toLocalDate()
                .plusDays(43);
        draw("card", Theme.LIGHT, 1366, 768, true);
        draw("card-dark", Theme.DARK, 1366, 768, true);
        draw("card-smallest", Theme.LIGHT, 1100, 700, true);
    }

    @Test
    void aCardThatWasNotTested_isDrawn() {
        card.become(FakeCard.open(FakeCard.SOPHIE));
        card.report = CardReports.card(new Tries.Unknown(), CodeEntry.PIN_PAD, in(Duration.ofDays(700)));
        draw("card-untested", Theme.LIGHT, 1366, 768, false);
    }

    @Test
    void withoutASession_theFaultIsDrawn() {
        card.become(new CardState.MiddlewareMissing(List.of()));
        card.report = CardReports.bare();
        drawOverLogin("card-no-module");
        card.become(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        card.report = CardReports.card(new Tries.Known(3), CodeEntry.KEYBOARD, in(Duration.ofDays(700)));
        drawOverLogin("card-over-login");
    }

    @Test
    void whateverTheCard_nothingOfItsHolderIsShown() {
        CardHolder sophie = FakeCard.SOPHIE;
        CardHolder.Name name = sophie.name().orElseThrow();
        List<CardState> states = List.of(
                FakeCard.awaiting(sophie, 2, true),
                new CardState.CardExpired(sophie),
                new CardState.CodeBlocked(sophie),
                FakeCard.open(sophie));
        card.report = CardReports.card(new Tries.Known(2), CodeEntry.KEYBOARD, in(Duration.ofDays(20)));
        for (CardState state : states) {
            card.become(state);
            assertThat(words())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(word)
                            .doesNotContainIgnoringCase(name.family())
                            .doesNotContainIgnoringCase(name.given())
                            .doesNotContain(sophie.cardNumber(), sophie.idValue()));
        }
    }

    private List<String> words() {
        return Pictures.onScreen(() -> {
            Parent root = view(CardView.Opened.OVER_LOGIN, true).root();
            new javafx.scene.Scene(root);
            root.applyCss();
            root.layout();
            return root.lookupAll(".label").stream()
                    .map(label -> String.valueOf(((Label) label).getText()))
                    .toList();
        });
    }

    private static Instant in(Duration time) {
        return RealWork.NOW.plus(time);
    }

    private CardView view(CardView.Opened opened, boolean tested) {
        CardViewModel model = new CardViewModel(new CardAdministration(card, FakeCard.SETTINGS, here, RealWork.CLOCK));
        CardView view = new CardView(model, new FakeDialogs(), nowhere -> {}, RealWork.CLOCK, opened);
        if (tested) {
            model.test();
        }
        return view;
    }

    private void drawOverLogin(String name) {
        Pictures.draw(
                name,
                Theme.LIGHT,
                () -> checked(view(CardView.Opened.OVER_LOGIN, true).root()));
    }

    private void draw(String name, Theme theme, double width, double height, boolean tested) {
        Pictures.draw(name, theme, width, height, () -> {
            ShellView shell = new ShellView(
                    real.work,
                    owner,
                    (wanted, work, navigator) -> view(CardView.Opened.IN_SESSION, tested),
                    here,
                    (pause, action) -> () -> {},
                    new Moments(RealWork.CLOCK));
            shell.open(new Destination.CardAndReader());
            return checked(shell.root());
        });
    }

    private static Parent checked(Parent root) {
        assertThat(root.lookupAll(".label"))
                .filteredOn(javafx.scene.Node::isVisible)
                .allSatisfy(label -> assertThat(((Label) label).getText()).doesNotContain("{"));
        return root;
    }
}
