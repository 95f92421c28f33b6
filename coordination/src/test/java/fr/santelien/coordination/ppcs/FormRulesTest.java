package fr.santelien.coordination.ppcs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.FormRules.Completion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormRulesTest {

    private final Form form = Form.ofContract();

    @Test
    void nothingAnsweredMissesEveryRequiredQuestionThatIsAsked() {
        // lieu-de-vie, medecin-traitant, aidant, personne-confiance
        assertThat(of("patient-entourage", Answers.NONE)).isEqualTo(new Completion(4, 4, false));
    }

    @Test
    void anAnswerThatOpensAQuestionMakesItRequired() {
        assertThat(of("patient-entourage", values(Map.of("aidant", List.of("true")))))
                .isEqualTo(new Completion(5, 4, true));
        assertThat(of("patient-entourage", values(Map.of("aidant", List.of("false")))))
                .isEqualTo(new Completion(4, 3, true));
    }

    @Test
    void whatWasAnsweredToAQuestionNoLongerAskedCountsForNothing() {
        Answers answers = values(Map.of("aidant", List.of("false"), "aidant-nom", List.of("Paul")));
        assertThat(of("patient-entourage", answers)).isEqualTo(new Completion(4, 3, true));
    }

    @Test
    void blankAnswersAreNoAnswers() {
        assertThat(of("patient-entourage", values(Map.of("lieu-de-vie", List.of(" ")))))
                .isEqualTo(new Completion(4, 4, false));
    }

    @Test
    void aRequiredRepeatingGroupCountsOnceUntilItHasAnOccurrence() {
        assertThat(of("objectifs-actions", Answers.NONE)).isEqualTo(new Completion(1, 1, false));
        Answers objective = new Answers("o1", Map.of("objectif-texte", List.of("Rester chez moi")), Map.of());
        // objectif-texte, objectif-echeance, and the actions that are not there yet
        assertThat(of("objectifs-actions", groups(Map.of("objectifs", List.of(objective)))))
                .isEqualTo(new Completion(3, 2, true));
    }

    @Test
    void eachOccurrenceIsCountedOnItsOwn() {
        Answers action = new Answers(
                "a1",
                Map.of(
                        "action-texte",
                        List.of("Poids"),
                        "action-intervenant",
                        List.of("SSIAD"),
                        "action-statut",
                        List.of("en-cours")),
                Map.of());
        Answers full = new Answers(
                "o1",
                Map.of("objectif-texte", List.of("Rester chez moi"), "objectif-echeance", List.of("2027-02-24")),
                Map.of("actions", List.of(action)));
        Answers empty = new Answers("o2", Map.of(), Map.of());
        assertThat(of("objectifs-actions", groups(Map.of("objectifs", List.of(full, empty)))))
                .isEqualTo(new Completion(8, 3, true));
    }

    @Test
    void anOptionalRepeatingGroupMissesNothingUntilItIsUsed() {
        Completion without = of("evaluation", Answers.NONE);
        Completion with = of("evaluation", groups(Map.of("revues", List.of(new Answers("r1", Map.of(), Map.of())))));
        // revue-date and revue-resultat
        assertThat(with.required() - without.required()).isEqualTo(2);
    }

    @Test
    void aConditionLooksInTheOccurrenceFirst() {
        FormItem reason = form.item("revue-motif").orElseThrow();
        Answers unmet = new Answers("r1", Map.of("revue-resultat", List.of("non-atteint")), Map.of());
        Answers met = new Answers("r2", Map.of("revue-resultat", List.of("atteint")), Map.of());
        assertThat(FormRules.isAsked(reason, List.of(unmet, Answers.NONE))).isTrue();
        assertThat(FormRules.isAsked(reason, List.of(met, unmet))).isFalse();
        assertThat(FormRules.isAsked(reason, List.of())).isFalse();
    }

    @Test
    void aRequiredGroupBehindAConditionIsAskedOnlyThen() {
        Completion yes = of("evaluation", values(Map.of("objectifs-non-realises", List.of("true"))));
        Completion no = of("evaluation", values(Map.of("objectifs-non-realises", List.of("false"))));
        assertThat(yes.required() - no.required()).isEqualTo(1);
        assertThat(yes.missing() - no.missing()).isEqualTo(1);
    }

    @Test
    void percentIsWholeOnlyWhenNothingIsMissing() {
        assertThat(new Completion(3, 3, false).percent()).isZero();
        assertThat(new Completion(300, 1, true).percent()).isEqualTo(99);
        assertThat(new Completion(3, 0, true).percent()).isEqualTo(100);
        assertThat(new Completion(0, 0, false).percent()).isEqualTo(100);
    }

    private Completion of(String section, Answers answers) {
        return FormRules.completion(form.section(section).orElseThrow().item(), answers);
    }

    private static Answers values(Map<String, List<String>> values) {
        return new Answers("", values, Map.of());
    }

    private static Answers groups(Map<String, List<Answers>> groups) {
        return new Answers("", Map.of(), groups);
    }
}
