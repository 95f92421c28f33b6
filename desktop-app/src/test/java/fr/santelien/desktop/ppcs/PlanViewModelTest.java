package fr.santelien.desktop.ppcs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanViewModelTest {

    private static final String FIRST = "patient-entourage";

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    private final FilledPlan sample = new FilledPlan(real);
    private final ManualDelay delay = new ManualDelay();
    private final Workers workers = new Workers();
    private final PlanViewModel model =
            new PlanViewModel(real.work.plans(), sample.id, workers.later(), delay, RealWork.CLOCK);

    @BeforeEach
    void opened() {
        model.refresh();
        workers.workAll();
    }

    @Test
    void opened_showsTheFirstSectionAndIsTracedOnce() {
        model.refresh();
        workers.workAll();
        assertThat(section().form().linkId()).isEqualTo(FIRST);
        assertThat(real.trace()).containsExactly("plan-opened CarePlan/" + sample.id);
    }

    @Test
    void typing_isSavedAfterAPauseWithWhatItStartedFrom() {
        model.edit(typed("medecin-traitant", "Dr R"));
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        assertThat(workers.waiting()).isZero();
        Answers elsewhere = with(sample.answers(FIRST), "foyer-personnes", "3");
        sample.write(FIRST, elsewhere);
        delay.elapse();
        workers.workAll();
        assertThat(sample.drafts()).hasSize(1);
        assertThat(sample.answers(FIRST).first("medecin-traitant")).isEqualTo("Dr ROCHET");
        assertThat(sample.answers(FIRST).first("foyer-personnes")).isEqualTo("3");
        assertThat(model.savedAt().get()).isEqualTo(RealWork.NOW);
    }

    @Test
    void sectionLeft_isSavedThenGivenToTheExchange() {
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        model.flush();
        workers.workAll();
        assertThat(sample.drafts()).hasSize(1);
        model.openSection("accord");
        workers.workAll();
        assertThat(sample.drafts()).isEmpty();
        assertThat(sample.answers(FIRST).first("medecin-traitant")).isEqualTo("Dr ROCHET");
        assertThat(section().form().linkId()).isEqualTo("accord");
    }

    @Test
    void comingBackBeforeTheSaveIsDone_showsWhatWasTyped() {
        Answers typed = typed("medecin-traitant", "Dr ROCHET");
        model.edit(typed);
        model.openSection("accord");
        model.openSection(FIRST);
        assertThat(model.answers().get()).isEqualTo(typed);
        workers.workAll();
        assertThat(model.answers().get()).isEqualTo(typed);
    }

    @Test
    void changeFromElsewhere_isShownOnceNothingWaitsToBeSaved() {
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        model.refresh();
        assertThat(model.answers().get().first("medecin-traitant")).isEqualTo("Dr ROCHET");
        delay.elapse();
        sample.activatedElsewhere();
        workers.workAll();
        assertThat(plan().row().status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(model.answers().get().first("medecin-traitant")).isEqualTo("Dr ROCHET");
    }

    @Test
    void readingThatCrossesTyping_doesNotReplaceIt() {
        model.refresh();
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        workers.workAll();
        assertThat(model.answers().get().first("medecin-traitant")).isEqualTo("Dr ROCHET");
        delay.elapse();
        workers.workAll();
        assertThat(sample.answers(FIRST).first("medecin-traitant")).isEqualTo("Dr ROCHET");
    }

    @Test
    void answerThatCameInUnderTheFieldBeingTyped_isToBeDecided() {
        Answers seen = model.answers().get();
        sample.answeredElsewhere("Dr ROCHE, Suresnes", "Dr LEROUX, Puteaux");
        model.refresh();
        workers.workAll();
        assertThat(model.answers().get().first("medecin-traitant")).isEqualTo("Dr LEROUX, Puteaux");
        model.keepShowing(seen);
        model.edit(typed("medecin-traitant", "Dr PETIT, Nanterre"));
        model.openSection("accord");
        workers.workAll();
        assertThat(real.work.exchanges().conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.before()).isEqualTo("Dr ROCHE, Suresnes");
            assertThat(conflict.mine()).isEqualTo("Dr PETIT, Nanterre");
            assertThat(conflict.theirs()).isEqualTo("Dr LEROUX, Puteaux");
        });
    }

    @Test
    void answerThatCameInUnderAFieldLeftUntouched_isShownThen() {
        Answers seen = model.answers().get();
        sample.answeredElsewhere("Dr ROCHE, Suresnes", "Dr LEROUX, Puteaux");
        model.refresh();
        workers.workAll();
        model.keepShowing(seen);
        model.flush();
        workers.workAll();
        assertThat(model.answers().get().first("medecin-traitant")).isEqualTo("Dr LEROUX, Puteaux");
        assertThat(real.work.exchanges().conflicts()).isEmpty();
    }

    @Test
    void completion_followsTyping() {
        int before = model.percent();
        model.edit(typed("medecin-traitant", ""));
        assertThat(model.completion(section()).missing()).isEqualTo(section().missing() + 1);
        assertThat(model.percent()).isLessThan(before);
    }

    @Test
    void activationWithMissingAnswers_namesThem() {
        model.activate();
        workers.workAll();
        Message refused = Objects.requireNonNull(model.message().get());
        assertThat(refused.tone()).isEqualTo(Message.refused("").tone());
        assertThat(refused.text()).startsWith("Il manque des réponses obligatoires");
        assertThat(model.missing()).extracting(Missing::words).contains("Référent du plan");
        assertThat(plan().row().status()).isEqualTo(PlanStatus.DRAFT);
    }

    @Test
    void refusedSave_isShownInPlace() {
        sample.closedElsewhere();
        model.edit(typed("medecin-traitant", "x"));
        model.flush();
        workers.workAll();
        assertThat(model.message().get())
                .isEqualTo(Message.refused(
                        "Ce PPCS est clôturé : il ne se modifie plus. Créez un nouveau PPCS pour ce patient."));
    }

    @Test
    void closed_savesAndLeavesTheSection() {
        model.edit(typed("medecin-traitant", "x"));
        model.close();
        workers.workAll();
        assertThat(sample.answers(FIRST).first("medecin-traitant")).isEqualTo("x");
        assertThat(sample.drafts()).isEmpty();
    }

    @Test
    void closedWithoutTyping_touchesNothing() {
        List<String> before = real.waiting();
        model.close();
        workers.workAll();
        assertThat(real.waiting()).isEqualTo(before);
    }

    private Answers typed(String linkId, String answer) {
        return with(model.answers().get(), linkId, answer);
    }

    private static Answers with(Answers answers, String linkId, String answer) {
        Map<String, List<String>> values = new HashMap<>(answers.values());
        values.put(linkId, List.of(answer));
        return new Answers(answers.id(), values, answers.groups());
    }

    private Plan plan() {
        return Objects.requireNonNull(model.plan().get());
    }

    private Section section() {
        return Objects.requireNonNull(model.section().get());
    }
}
