package fr.santelien.desktop.ppcs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SamplePlan;
import fr.santelien.desktop.testing.SampleWork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingTest {

    private final SamplePlan sample = new SamplePlan(new SampleWork().plans, SamplePatients.DURAND);

    @Test
    void missingAnswers_areNamedWithTheOccurrenceTheyAreIn() {
        Plan plan = sample.plan();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .filteredOn(missing -> missing.section().equals(SamplePlan.OBJECTIVES))
                .extracting(Missing::words)
                .containsExactly("Objectif 1\u00a0: Action 2\u00a0: Qui", "Objectif 1\u00a0: Action 2\u00a0: Statut");
    }

    @Test
    void requiredGroupWithoutOccurrence_isNamed() {
        sample.answers.put(SamplePlan.OBJECTIVES, Answers.NONE);
        Plan plan = sample.plan();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .contains(new Missing(SamplePlan.OBJECTIVES, "Objectif\u00a0: au moins un attendu"));
    }

    @Test
    void questionNotAsked_isNotMissing() {
        sample.answers.put("patient-entourage", new Answers("", Map.of("aidant", List.of("false")), Map.of()));
        Plan plan = sample.plan();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .extracting(Missing::words)
                .doesNotContain("Nom du proche aidant")
                .contains("Lieu de vie");
    }

    @Test
    void namesCountAsTheSectionsDo() {
        Plan plan = sample.plan();
        int counted =
                plan.sections().stream().mapToInt(section -> section.missing()).sum();
        assertThat(Missing.in(plan.sections(), plan.answers())).hasSize(counted);
    }
}
