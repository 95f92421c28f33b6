package fr.santelien.desktop.ppcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SamplePlan;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {

    private static final String FIRST = "patient-entourage";

    private final SampleWork work = new SampleWork();
    private final SamplePlan sample = new SamplePlan(work.plans, SamplePatients.DURAND);
    private final ManualDelay delay = new ManualDelay();
    private final Workers workers = new Workers();
    private final PlanViewModel model =
            new PlanViewModel(work.plans, SamplePlan.ID, workers.later(), delay, SampleWork.CLOCK);

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
        verify(work.plans, times(1)).open(SamplePlan.ID);
        verify(work.plans, times(1)).reread(SamplePlan.ID);
    }

    @Test
    void typing_isSavedAfterAPauseWithWhatItStartedFrom() {
        Answers before = model.answers().get();
        Answers typed = typed("medecin-traitant", "Dr ROCHE");
        model.edit(typed);
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        assertThat(sample.calls).isEmpty();
        delay.elapse();
        workers.workAll();
        verify(work.plans).save(SamplePlan.ID, FIRST, before, model.answers().get());
        assertThat(model.savedAt().get()).isEqualTo(SampleWork.NOW);
    }

    @Test
    void sectionLeft_isSavedThenGivenToTheExchange() {
        model.edit(typed("medecin-traitant", "Dr ROCHET"));
        model.openSection("accord");
        workers.workAll();
        assertThat(sample.calls).containsExactly("save " + FIRST, "leave " + FIRST);
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
        sample.status = PlanStatus.ACTIVE;
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
        assertThat(sample.answers.get(FIRST)).isEqualTo(model.answers().get());
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
        assertThat(model.message().get()).isEqualTo(Message.refused("Il manque des réponses obligatoires."));
        assertThat(model.missing()).extracting(Missing::words).contains("Référent du plan");
        assertThat(plan().row().status()).isEqualTo(PlanStatus.DRAFT);
    }

    @Test
    void refusedSave_isShownInPlace() {
        doThrow(new Refusal("Ce PPCS est clôturé.")).when(work.plans).save(any(), any(), any(), any());
        model.edit(typed("medecin-traitant", "x"));
        model.flush();
        workers.workAll();
        assertThat(model.message().get()).isEqualTo(Message.refused("Ce PPCS est clôturé."));
    }

    @Test
    void closed_savesAndLeavesTheSection() {
        model.edit(typed("medecin-traitant", "x"));
        model.close();
        workers.workAll();
        assertThat(sample.calls).containsExactly("save " + FIRST, "leave " + FIRST);
    }

    @Test
    void closedWithoutTyping_touchesNothing() {
        model.close();
        workers.workAll();
        assertThat(sample.calls).isEmpty();
    }

    private Answers typed(String linkId, String answer) {
        Answers answers = model.answers().get();
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
