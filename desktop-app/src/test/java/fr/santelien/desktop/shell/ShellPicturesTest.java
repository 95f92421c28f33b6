package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.access.User;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.membership.Member;
import fr.santelien.desktop.membership.MembershipView;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.synchronisation.SynchronisationView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeShellOwner;
import fr.santelien.desktop.testing.FakeWork;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The frame with the screens of structure and poste, drawn. */
class ShellPicturesTest {

    private static final Clock CLOCK = Clock.fixed(FakeWork.NOW, ZoneId.of("Europe/Paris"));

    private final FakeWork fake = new FakeWork();
    private final Background here = new Background(Runnable::run, Runnable::run, failure -> {
        throw new AssertionError(failure);
    });

    @Test
    void whatWaitsAndWhatMustBeDecided_isDrawn() {
        fake.busy();
        draw("synchronisation", Theme.LIGHT, new Destination.Synchronisation());
        draw("synchronisation-dark", Theme.DARK, new Destination.Synchronisation());
    }

    @Test
    void aFirstDownloadOffline_isDrawn() {
        fake.online(false);
        fake.status(new ExchangeStatus(0, 0, null, 0, 0, null, FakeWork.NOW, null, 1240, 1240, 1676));
        draw("synchronisation-first", Theme.LIGHT, new Destination.Synchronisation());
    }

    @Test
    void nothingToSay_isDrawn() {
        draw("synchronisation-settled", Theme.LIGHT, new Destination.Synchronisation());
    }

    @Test
    void thePeople_areDrawn() {
        when(fake.memberships.people(anyString()))
                .thenReturn(List.of(
                        member("COHEN Nathalie", "Infirmière", User.Role.COORDINATOR, "2025-02-01", null, true),
                        member("LAMBERT Hélène", null, User.Role.REFERENT, "2019-09-15", null, true),
                        member("MARTIN Sophie", null, User.Role.SECRETARY, "2024-09-15", null, true),
                        member("ROCHE Antoine", "Médecin généraliste", User.Role.DOCTOR, "2024-09-15", null, true),
                        member("GARNIER Léa", "Interne", User.Role.MEMBER, "2026-11-02", "2026-11-30", true),
                        member("PETIT Marc", "Infirmier", User.Role.MEMBER, "2022-01-03", "2026-06-30", false)));
        draw("memberships", Theme.LIGHT, new Destination.Memberships());
        draw("memberships-dark", Theme.DARK, new Destination.Memberships());
    }

    private static Member member(
            String name,
            @Nullable String profession,
            User.Role role,
            String since,
            @Nullable String until,
            boolean active) {
        return new Member(
                name,
                name,
                profession,
                role,
                LocalDate.parse(since),
                until == null ? null : LocalDate.parse(until),
                active);
    }

    @Test
    void theSmallestWindow_isDrawn() {
        fake.busy();
        draw("synchronisation-smallest", Theme.LIGHT, new Destination.Synchronisation(), 1100, 700);
    }

    private void draw(String name, Theme theme, Destination destination) {
        draw(name, theme, destination, 1366, 768);
    }

    private void draw(String name, Theme theme, Destination destination, double width, double height) {
        Pictures.draw(name, theme, width, height, () -> {
            ShellView shell = new ShellView(
                    fake.work,
                    new FakeShellOwner(),
                    (wanted, work, navigator) -> screen(wanted),
                    here,
                    (pause, action) -> () -> {},
                    new Moments(CLOCK));
            shell.open(destination);
            Parent root = shell.root();
            assertThat(root.lookupAll(".label"))
                    .filteredOn(javafx.scene.Node::isVisible)
                    .allSatisfy(label -> assertThat(((Label) label).getText()).doesNotContain("{"));
            return root;
        });
    }

    private Screen screen(Destination wanted) {
        return wanted instanceof Destination.Memberships
                ? new MembershipView(fake.work, here, CLOCK)
                : new SynchronisationView(fake.work, here, CLOCK, new FakeDialogs());
    }
}
