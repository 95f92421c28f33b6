package fr.santelien.desktop.ppcs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.desktop.testing.FilledPlan;
import fr.santelien.desktop.testing.RealWork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingTest {

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.NATHALIE);

    private final FilledPlan sample = new FilledPlan(real);

    @Test
    void missingAnswers_areNamedWithTheOccurrenceTheyAreIn() {
        Plan plan = sample.read();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .filteredOn(missing -> missing.section().equals(FilledPlan.OBJECTIVES))
                .extracting(Missing::words)
                .containsExactly("Objectif 1\u00a0: Action 2\u00a0: Qui", "Objectif 1\u00a0: Action 2\u00a0: Statut");
    }

    @Test
    void requiredGroupWithoutOccurrence_isNamed() {
        sample.write(FilledPlan.OBJECTIVES, Answers.NONE);
        Plan plan = sample.read();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .contains(new Missing(FilledPlan.OBJECTIVES, "Objectif\u00a0: au moins un attendu"));
    }

    @Test
    void questionNotAsked_isNotMissing() {
        sample.write("patient-entourage", new Answers("", Map.of("aidant", List.of("false")), Map.of()));
        Plan plan = sample.read();
        assertThat(Missing.in(plan.sections(), plan.answers()))
                .extracting(Missing::words)
                .doesNotContain("Nom du proche aidant")
                .contains("Lieu de vie");
    }

    @Test
    void namesCountAsTheSectionsDo() {
        Plan plan = sample.read();
        int counted =
                plan.sections().stream().mapToInt(section -> section.missing()).sum();
        assertThat(Missing.in(plan.sections(), plan.answers())).hasSize(counted);
    }
}
