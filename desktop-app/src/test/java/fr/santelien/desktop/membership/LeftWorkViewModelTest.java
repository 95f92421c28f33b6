package fr.santelien.desktop.membership;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.membership.LeaverWork;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.LeftBehind;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Steps;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a real file: what Marc and Nathalie left is taken over, destroyed, or explained. */
class LeftWorkViewModelTest {

    private static final Duration KEPT = Duration.ofDays(30);

    @RegisterExtension
    final RealWork real = new RealWork();

    private final Steps steps = new Steps();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private LeftWorkViewModel model = model(RealWork.CLOCK);

    private LeftWorkViewModel model(Clock clock) {
        return new LeftWorkViewModel(real.work.memberships(), KEPT, steps.background, clock, message);
    }

    @BeforeEach
    void twoPeopleLeft() {
        LeftBehind.byNathalieAndMarc(real);
        model = model(RealWork.CLOCK);
        model.refresh();
        steps.run();
    }

    @Test
    void whoseWorkHowMuchSinceWhenAndUntilWhenIsSaid() {
        assertThat(model.leavers())
                .extracting(LeaverWork::name)
                .containsExactlyInAnyOrder("Marc PETIT", "Nathalie COHEN");
        LeaverWork marc = of("Marc PETIT");
        assertThat(model.what(marc))
                .isEqualTo("2 modifications non envoyées, depuis le 22/11/2026 : les rattachements");
        assertThat(model.until(marc)).isEqualTo("gardé jusqu’au 22/12/2026 · encore 30 jours");
        assertThat(model.hindrance(marc)).isEmpty();
    }

    @Test
    void theLastDaysAreCounted() {
        LeaverWork marc = of("Marc PETIT");
        assertThat(later(29).until(marc)).endsWith("encore 1 jour");
        assertThat(later(30).until(marc)).endsWith("dernier jour");
        assertThat(later(35).until(marc)).endsWith("détruit au prochain échange");
        assertThat(later(35).daysLeft(marc)).isEqualTo(-5);
    }

    private LeftWorkViewModel later(int days) {
        return model(Clock.offset(RealWork.CLOCK, Duration.ofDays(days)));
    }

    @Test
    void whatIsTakenOverWaitsUnderTheReferentsCard() {
        model.takeOver(of("Marc PETIT"));
        steps.run();
        assertThat(said().tone()).isEqualTo(Tone.OK);
        assertThat(said().text()).startsWith("2 modifications de Marc PETIT seront envoyées avec votre carte");
        assertThat(model.leavers()).extracting(LeaverWork::name).containsExactly("Nathalie COHEN");
        assertThat(real.replica.waiting())
                .hasSize(2)
                .allMatch(change -> change.author().holderId().equals(RealWork.HELENE.holderId()));
        assertThat(real.stored(LeftBehind.ANTOINE).toString()).contains("2600900021");
        real.sendAll();
        assertThat(real.waiting()).isEmpty();
    }

    @Test
    void whatTheReferentsRoleMayNotSendIsExplainedAndNotOffered() {
        LeaverWork nathalie = of("Nathalie COHEN");
        assertThat(nathalie.takeable()).isEmpty();
        assertThat(model.hindrance(nathalie))
                .startsWith("Votre rôle ne permet pas de modifier les listes de travail")
                .contains("1 modification ne peut pas être reprise");
    }

    @Test
    void whatTheReferentOffersIsTakenOverByAColleague() {
        model.offer(of("Nathalie COHEN"));
        steps.run();
        assertThat(said().text())
                .startsWith(
                        "1 modification de Nathalie COHEN est proposée aux collègues qui ont le droit de la reprendre");
        assertThat(model.hindrance(of("Nathalie COHEN")))
                .startsWith("1 modification est proposée aux collègues qui ont le droit de modifier les listes");
        assertThat(of("Nathalie COHEN").offerable()).isEmpty();

        real.turnOf(RealWork.SOPHIE);
        ReceivedLists.four(real);
        model = model(RealWork.CLOCK);
        model.refresh();
        steps.run();
        assertThat(model.referent()).isFalse();
        assertThat(model.leavers()).extracting(LeaverWork::name).containsExactly("Nathalie COHEN");
        LeaverWork offered = of("Nathalie COHEN");
        assertThat(model.what(offered))
                .isEqualTo("1 modification non envoyée, depuis le 22/11/2026 : les listes de travail");
        assertThat(model.hindrance(offered)).isEmpty();
        model.takeOver(offered);
        steps.run();
        assertThat(model.leavers()).isEmpty();
        assertThat(real.replica.waiting())
                .singleElement()
                .satisfies(change -> assertThat(change.author().holderId()).isEqualTo(RealWork.SOPHIE.holderId()));
        assertThat(real.stored("List/l1").toString()).contains(SamplePatients.BENALI.id());
    }

    @Test
    void whatIsDestroyedIsGoneWithATrace() {
        model.destroy(of("Nathalie COHEN"));
        steps.run();
        assertThat(said().text()).isEqualTo("1 modification de Nathalie COHEN est détruite.");
        assertThat(model.leavers()).extracting(LeaverWork::name).containsExactly("Marc PETIT");
        assertThat(real.trace()).contains("left_work_destroyed List/l1");
        assertThat(real.waiting()).isEmpty();
    }

    @Test
    void whatWasTakenMeanwhileIsRefusedInPlaceAndLeavesTheList() {
        LeaverWork marc = of("Marc PETIT");
        marc.takeable().forEach(real.work.memberships()::takeOver);
        model.takeOver(marc);
        steps.run();
        assertThat(said().tone()).isEqualTo(Tone.BAD);
        assertThat(said().text()).contains("déjà été repris ou détruit");
        assertThat(model.leavers()).hasSize(1);
    }

    @Test
    void nobodyElseFindsAny() {
        real.turnOf(RealWork.SOPHIE);
        LeftWorkViewModel hers = model(RealWork.CLOCK);
        hers.refresh();
        steps.run();
        assertThat(hers.leavers()).isEmpty();
    }

    private LeaverWork of(String name) {
        return model.leavers().stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Message said() {
        return Objects.requireNonNull(message.get());
    }
}
