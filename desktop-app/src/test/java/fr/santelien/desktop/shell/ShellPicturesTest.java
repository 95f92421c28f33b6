package fr.santelien.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.membership.MembershipView;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.synchronisation.SynchronisationView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeDialogs;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.FakeShellOwner;
import fr.santelien.desktop.testing.LeftBehind;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.Resources;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.UnsettledWork;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The frame with the screens of structure and poste, drawn. */
class ShellPicturesTest {

    private static final String ROLE = """
            {'resourceType':'PractitionerRole','id':'%1$s','active':true,
             'practitioner':{'reference':'Practitioner/%1$s','display':'%2$s'},
             'organization':{'reference':'Organization/org-1'},
             'code':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/role','code':'%4$s'}]},
               {'coding':[{'system':'urn:tre-g15','code':'x','display':'%3$s'}]}],
             'period':{'start':'%5$s'%6$s}}""";

    @RegisterExtension
    final RealWork real = new RealWork();

    private final Background here = Workers.onScreen();

    /** What is done on the screen before it is drawn. */
    private Consumer<Parent> shown = root -> {};

    @Test
    void whatWaitsAndWhatMustBeDecided_isDrawn() {
        UnsettledWork.in(real);
        draw("synchronisation", Theme.LIGHT, new Destination.Synchronisation());
        draw("synchronisation-dark", Theme.DARK, new Destination.Synchronisation());
    }

    @Test
    void recentChoices_areDrawn() {
        UnsettledWork.in(real);
        real.work
                .exchanges()
                .keepTheirs(real.work.exchanges().conflicts().getFirst().id());
        shown = root -> ((TabPane) root.lookup("#tabs")).getSelectionModel().selectLast();
        draw("synchronisation-decided", Theme.LIGHT, new Destination.Synchronisation());
        draw("synchronisation-decided-dark", Theme.DARK, new Destination.Synchronisation());
    }

    @Test
    void theWorkOfTheWholeStructure_isDrawn() {
        real.turnOf(RealWork.NATHALIE);
        UnsettledWork.in(real);
        real.turnOf(RealWork.SOPHIE);
        real.receive(Resources.patients(SamplePatients.ALL));
        ReceivedLists.four(real);
        real.work.worklists().add("l1", SamplePatients.BENALI.id(), "bilan");
        real.connection.online(false);
        draw("synchronisation-structure", Theme.LIGHT, new Destination.Synchronisation());
    }

    @Test
    void aFirstDownloadOffline_isDrawn() {
        real.connection.online(false);
        real.receive(Resources.patients(SamplePatients.ALL));
        draw("synchronisation-first", Theme.LIGHT, new Destination.Synchronisation());
    }

    @Test
    void nothingToSay_isDrawn() {
        real.exchanged();
        draw("synchronisation-settled", Theme.LIGHT, new Destination.Synchronisation());
    }

    @Test
    void thePeople_areDrawn() {
        real.receive(
                member("COHEN Nathalie", "Infirmière", "coordinator", "2025-02-01", ""),
                member("LAMBERT Hélène", "", "referent", "2019-09-15", ""),
                member("MARTIN Sophie", "", "secretary", "2024-09-15", ""),
                member("ROCHE Antoine", "Médecin généraliste", "doctor", "2024-09-15", ""),
                member("GARNIER Léa", "Interne", "member", "2026-11-02", ",'end':'2026-11-30'"),
                member("PETIT Marc", "Infirmier", "member", "2022-01-03", ",'end':'2026-06-30'"));
        assertThat(real.work.memberships().people("")).hasSize(6);
        draw("memberships", Theme.LIGHT, new Destination.Memberships());
        draw("memberships-dark", Theme.DARK, new Destination.Memberships());
    }

    @Test
    void theWorkOfPeopleWhoLeft_isDrawn() {
        LeftBehind.byNathalieAndMarc(real);
        real.receive(
                member("LAMBERT Hélène", "", "referent", "2019-09-15", ""),
                member("MARTIN Sophie", "", "secretary", "2024-09-15", ""));
        draw("memberships-left", Theme.LIGHT, new Destination.Memberships());
        draw("memberships-left-dark", Theme.DARK, new Destination.Memberships());
        draw("memberships-left-smallest", Theme.LIGHT, new Destination.Memberships(), 1100, 700);
    }

    @Test
    void whatAColleagueIsOffered_isDrawn() {
        LeftBehind.byNathalieAndMarc(real);
        real.replica.leftWork().forEach(work -> real.work.memberships().offer(work.number()));
        draw("memberships-offering", Theme.LIGHT, new Destination.Memberships());
        real.turnOf(RealWork.SOPHIE);
        ReceivedLists.four(real);
        real.receive(
                member("LAMBERT Hélène", "", "referent", "2019-09-15", ""),
                member("MARTIN Sophie", "", "secretary", "2024-09-15", ""));
        draw("memberships-offered", Theme.LIGHT, new Destination.Memberships());
        draw("memberships-offered-dark", Theme.DARK, new Destination.Memberships());
    }

    private static String member(String name, String profession, String role, String since, String until) {
        return ROLE.formatted("role-" + since + role, name, profession, role, since, until);
    }

    @Test
    void theSmallestWindow_isDrawn() {
        UnsettledWork.in(real);
        draw("synchronisation-smallest", Theme.LIGHT, new Destination.Synchronisation(), 1100, 700);
    }

    private void draw(String name, Theme theme, Destination destination) {
        draw(name, theme, destination, 1366, 768);
    }

    private void draw(String name, Theme theme, Destination destination, double width, double height) {
        Pictures.draw(name, theme, width, height, () -> {
            ShellView shell = new ShellView(
                    real.work,
                    new FakeShellOwner(),
                    (wanted, work, navigator) -> screen(wanted),
                    here,
                    (pause, action) -> () -> {},
                    new Moments(RealWork.CLOCK));
            shell.open(destination);
            Parent root = shell.root();
            shown.accept(root);
            assertThat(root.lookupAll(".label"))
                    .filteredOn(javafx.scene.Node::isVisible)
                    .allSatisfy(label -> assertThat(((Label) label).getText()).doesNotContain("{"));
            return root;
        });
    }

    private Screen screen(Destination wanted) {
        return wanted instanceof Destination.Memberships
                ? new MembershipView(
                        real.work,
                        here,
                        RealWork.CLOCK,
                        new FakeDialogs(),
                        next -> {},
                        holder -> List.of(),
                        new FakeRecovery(),
                        Duration.ofDays(30))
                : new SynchronisationView(real.work, here, next -> {}, RealWork.CLOCK, new FakeDialogs());
    }
}
