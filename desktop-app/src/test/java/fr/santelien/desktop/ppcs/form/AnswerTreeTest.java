package fr.santelien.desktop.ppcs.form;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTreeTest {

    private static final Answers OBJECTIVE = new Answers("o1", Map.of("texte", List.of("Marcher")), Map.of());
    private static final Answers PLAN =
            new Answers("", Map.of("note", List.of("x")), Map.of("objectifs", List.of(OBJECTIVE)));

    @Test
    void answerGivenAndTakenBack_leavesNoTrace() {
        Answers with = AnswerTree.with(Answers.NONE, "date", List.of("2026-11-22"));
        assertThat(with.first("date")).isEqualTo("2026-11-22");
        assertThat(AnswerTree.with(with, "date", List.of(" "))).isEqualTo(Answers.NONE);
    }

    @Test
    void change_leavesTheTreeItCameFromAlone() {
        AnswerTree.with(PLAN, "note", List.of("y"));
        AnswerTree.without(PLAN, "objectifs", "o1");
        assertThat(PLAN.first("note")).isEqualTo("x");
        assertThat(AnswerTree.occurrences(PLAN, "objectifs")).containsExactly(OBJECTIVE);
    }

    @Test
    void occurrence_isReplacedInItsPlaceAndAddedAtTheEnd() {
        Answers second = new Answers("o2", Map.of(), Map.of());
        Answers two = AnswerTree.withOccurrence(PLAN, "objectifs", second);
        Answers changed = AnswerTree.with(OBJECTIVE, "texte", List.of("Courir"));
        assertThat(AnswerTree.occurrences(AnswerTree.withOccurrence(two, "objectifs", changed), "objectifs"))
                .containsExactly(changed, second);
    }

    @Test
    void removedOccurrence_goesBackWhereItWas() {
        Answers second = new Answers("o2", Map.of(), Map.of());
        Answers two = AnswerTree.withOccurrence(PLAN, "objectifs", second);
        Answers one = AnswerTree.without(two, "objectifs", "o1");
        assertThat(AnswerTree.insert(one, "objectifs", 0, OBJECTIVE)).isEqualTo(two);
        assertThat(AnswerTree.insert(one, "objectifs", 9, OBJECTIVE).groups().get("objectifs"))
                .containsExactly(second, OBJECTIVE);
    }

    @Test
    void lastOccurrenceRemoved_leavesNoEmptyGroup() {
        assertThat(AnswerTree.without(PLAN, "objectifs", "o1").groups()).isEmpty();
    }

    @Test
    void nestedScope_changesTheWholeSectionAndTellsOnce() {
        List<Answers> told = new ArrayList<>();
        SectionAnswers section = new SectionAnswers(PLAN, told::add);
        AnswerScope action = section.nested("objectifs", "o1").nested("actions", "a1");
        action.change(group -> AnswerTree.with(group, "qui", List.of("SSIAD")));
        assertThat(told).hasSize(1);
        Answers objective = AnswerTree.occurrence(told.getFirst(), "objectifs", "o1");
        assertThat(objective.first("texte")).isEqualTo("Marcher");
        assertThat(AnswerTree.occurrence(objective, "actions", "a1").first("qui"))
                .isEqualTo("SSIAD");
        assertThat(action.scopes()).extracting(Answers::id).containsExactly("a1", "o1", "");
    }

    @Test
    void sameAnswerAgain_tellsNothing() {
        List<Answers> told = new ArrayList<>();
        new SectionAnswers(PLAN, told::add).change(group -> AnswerTree.with(group, "note", List.of("x")));
        assertThat(told).isEmpty();
    }
}
