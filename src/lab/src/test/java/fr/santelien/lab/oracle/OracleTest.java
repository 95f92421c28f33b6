package fr.santelien.lab.oracle;

import static fr.santelien.lab.oracle.Said.NOTHING;
import static fr.santelien.lab.oracle.Said.choice;
import static fr.santelien.lab.oracle.Said.list;
import static fr.santelien.lab.oracle.Said.server;
import static fr.santelien.lab.oracle.Said.waiting;
import static fr.santelien.lab.oracle.Said.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For each way to be kept: a case that is, and beside it one that only looks like it. */
class OracleTest {

    private static final String ANNE = "poste1 Anne";
    private static final String AGNES = "poste1 Agnès";
    private static final String BORIS = "poste2 Boris";
    private static final String CHLOE = "poste3 Chloé";
    private static final String TITLE = "[\".title\"]";
    private static final String COMMENT =
            "[\".entry\",\"=Patient/1\",\".extension\",\"=https://exemple.fr/c\",[\"value[x]\"]]";

    private final Oracle oracle = new Oracle();

    @Test
    void what_the_server_shows_is_there() {
        renamed(ANNE, "Avant", "Après");
        assertThat(judge(list("Avant"), list("Après")).clean()).isTrue();
        assertThat(oracle.acknowledged()).isEqualTo(1);
    }

    @Test
    void what_the_server_shows_otherwise_is_lost_and_once_it_had_it_overwritten() {
        renamed(ANNE, "Avant", "Après");
        assertThat(judge(list("Avant")).lost()).singleElement().asString().contains("\"Avant\" → \"Après\"");
        Verdict late = judge(list("Avant"), list("Après"), list("Avant"));
        assertThat(late.overwritten()).singleElement().asString().contains("\"Après\"");
        assertThat(late.lost()).isEmpty();
    }

    @Test
    void a_creation_that_never_arrived_is_lost() {
        oracle.acknowledged(ANNE, "créée", null, list("Après"));
        assertThat(oracle.judge(Map.of(), List.of(NOTHING)).lost()).hasSize(1);
    }

    @Test
    void what_somebody_saw_and_replaced_is_kept() {
        renamed(ANNE, "Avant", "Anne");
        renamed(BORIS, "Anne", "Boris");
        assertThat(judge(list("Anne"), list("Boris")).clean()).isTrue();
    }

    @Test
    void what_somebody_replaced_without_having_seen_it_is_overwritten() {
        renamed(ANNE, "Avant", "Anne");
        renamed(CHLOE, "Avant", "Chloé");
        assertThat(judge(list("Anne"), list("Chloé")).overwritten())
                .singleElement()
                .asString()
                .contains("Anne");
    }

    @Test
    void what_was_replaced_before_it_was_entered_is_not_what_was_seen() {
        renamed(BORIS, "Urgent", "Calme");
        renamed(ANNE, "Calme", "Urgent");
        assertThat(judge(list("Urgent"), list("Calme")).clean()).isFalse();
    }

    @Test
    void who_puts_something_in_an_empty_place_later_replaces_the_removal() {
        ObjectNode there = with(list("Liste"), "Patient/1", "À rappeler ‹1›");
        changed(BORIS, there, list("Liste"));
        assertThat(judge(there, list("Liste")).clean()).isTrue();
        ObjectNode again = with(list("Liste"), "Patient/1", "À rappeler ‹2›");
        changed(CHLOE, list("Liste"), again);
        assertThat(judge(there, list("Liste"), again).clean()).isTrue();
    }

    @Test
    void a_removal_that_did_not_last_is_lost_when_what_is_there_was_put_before() {
        ObjectNode there = with(list("Liste"), "Patient/1", "À rappeler ‹1›");
        changed(ANNE, list("Liste"), there);
        changed(BORIS, there, list("Liste"));
        assertThat(judge(list("Liste"), there).clean()).isFalse();
    }

    @Test
    void who_replaced_a_value_before_somebody_decided_for_it_replaced_the_decision() {
        renamed(ANNE, "Avant", "Anne");
        renamed(BORIS, "Avant", "Boris");
        renamed(CHLOE, "Boris", "Chloé");
        oracle.acknowledged(ANNE, "decide", list("Anne"), list("Boris"));
        assertThat(judge(list("Avant"), list("Boris"), list("Chloé")).clean()).isTrue();
    }

    @Test
    void another_decision_for_the_same_value_makes_it_no_younger() {
        renamed(ANNE, "Avant", "Anne");
        renamed(BORIS, "Avant", "Boris");
        renamed(CHLOE, "Boris", "Chloé");
        oracle.acknowledged("poste4 Denis", "decide", list("Denis"), list("Boris"));
        oracle.acknowledged(ANNE, "decide", list("Anne"), list("Boris"));
        assertThat(judge(list("Avant"), list("Boris"), list("Chloé")).clean()).isTrue();
    }

    @Test
    void a_value_that_somebody_entered_anew_is_younger_than_who_replaced_it_before() {
        renamed(BORIS, "Avant", "Boris");
        renamed(CHLOE, "Boris", "Chloé");
        renamed("poste4 Denis", "Avant", "Boris");
        oracle.acknowledged(ANNE, "decide", list("Anne"), list("Boris"));
        assertThat(judge(list("Avant"), list("Boris"), list("Chloé")).overwritten())
                .hasSize(2);
    }

    @Test
    void a_decision_is_overwritten_by_who_did_not_see_the_value() {
        renamed(ANNE, "Avant", "Anne");
        renamed(BORIS, "Avant", "Boris");
        renamed(CHLOE, "Avant", "Chloé");
        oracle.acknowledged(ANNE, "decide", list("Anne"), list("Boris"));
        assertThat(judge(list("Avant"), list("Boris"), list("Chloé")).overwritten())
                .hasSize(2);
    }

    @Test
    void a_decision_to_remove_is_not_kept_by_the_addition_it_took_away() {
        ObjectNode there = with(list("Liste"), "Patient/1", "À rappeler ‹1›");
        changed(ANNE, list("Liste"), there);
        oracle.acknowledged(BORIS, "decide", there, list("Liste"));
        assertThat(judge(list("Liste"), there).clean()).isFalse();
    }

    @Test
    void what_a_poste_takes_back_unsent_leaves_what_others_put_there() {
        ObjectNode his = with(list("Liste"), "Patient/1", "Boris ‹1›");
        changed(BORIS, list("Liste"), his);
        ObjectNode hers = with(list("Liste"), "Patient/1", "Anne ‹2›");
        changed(ANNE, list("Liste"), hers);
        ObjectNode better = with(list("Liste"), "Patient/1", "Anne ‹3›");
        changed(ANNE, hers, better);
        changed(AGNES, better, list("Liste"));
        assertThat(judge(list("Liste"), his).clean()).isTrue();
    }

    @Test
    void what_left_once_is_not_taken_back_unsent() {
        ObjectNode his = with(list("Liste"), "Patient/1", "Boris ‹1›");
        changed(BORIS, list("Liste"), his);
        ObjectNode hers = with(list("Liste"), "Patient/1", "Anne ‹2›");
        changed(ANNE, list("Liste"), hers);
        ObjectNode better = with(list("Liste"), "Patient/1", "Anne ‹3›");
        changed(ANNE, hers, better);
        changed(ANNE, better, list("Liste"));
        assertThat(judge(list("Liste"), hers, his).clean())
                .as("hers was there: his came in her removal's place")
                .isFalse();
    }

    @Test
    void another_poste_takes_nothing_back() {
        ObjectNode his = with(list("Liste"), "Patient/1", "Boris ‹1›");
        changed(BORIS, list("Liste"), his);
        ObjectNode hers = with(list("Liste"), "Patient/1", "Anne ‹2›");
        changed(ANNE, list("Liste"), hers);
        changed(CHLOE, hers, list("Liste"));
        assertThat(judge(list("Liste"), his).clean()).isFalse();
    }

    @Test
    void who_comes_to_yet_another_value_takes_nothing_back() {
        renamed(ANNE, "Avant", "Anne ‹1›");
        renamed(ANNE, "Anne ‹1›", "Avant");
        assertThat(judge(list("Avant"), list("Boris")).lost()).isEmpty();
        renamed(ANNE, "Avant", "Anne ‹2›");
        renamed(ANNE, "Anne ‹2›", "Anne ‹3›");
        assertThat(judge(list("Avant"), list("Boris")).lost()).hasSize(1);
    }

    @Test
    void what_waits_is_kept() {
        renamed(ANNE, "Avant", "Anne");
        assertThat(judge(waiting(list("Anne")), list("Avant")).clean()).isTrue();
        assertThat(judge(waiting(list("Autre")), list("Avant")).lost()).hasSize(1);
    }

    @Test
    void one_side_of_a_choice_is_kept_open_or_discarded() throws Exception {
        renamed(ANNE, "Avant", "Anne");
        assertThat(judge(choice(TITLE, "\"Anne\"", "\"Boris\""), list("Avant")).clean())
                .isTrue();
        assertThat(judge(choice(TITLE, "\"Anne\""), list("Avant")).clean()).isTrue();
        assertThat(judge(choice("[[\"status\",\"title\"]]", "{\"title\":\"Anne\"}", ""), list("Avant"))
                        .clean())
                .isTrue();
        assertThat(judge(choice("[]", list("Anne").toString()), list("Avant")).clean())
                .isTrue();
    }

    @Test
    void a_choice_about_something_else_or_that_only_contains_the_words_keeps_nothing() throws Exception {
        renamed(ANNE, "Avant", "Anne");
        assertThat(judge(choice("[\".note\"]", "\"Anne\"", ""), list("Avant")).lost())
                .hasSize(1);
        assertThat(judge(choice(TITLE, "\"Anne et Boris\"", "\"Boris\""), list("Avant"))
                        .lost())
                .hasSize(1);
        assertThat(judge(choice("[[\"status\",\"title\"]]", "{\"status\":\"Anne\"}", ""), list("Avant"))
                        .lost())
                .hasSize(1);
        assertThat(judge(choice("[\".titles\"]", "\"Anne\"", ""), list("Avant")).lost())
                .hasSize(1);
    }

    @Test
    void a_removal_is_kept_by_the_side_on_which_the_place_is_missing() throws Exception {
        ObjectNode there = with(list("Liste"), "Patient/1", "À rappeler ‹1›");
        changed(BORIS, there, list("Liste"));
        String entry = there.at("/entry/0").toString();
        assertThat(judge(choice("[\".entry\",\"=Patient/1\"]", "", entry), there)
                        .clean())
                .isTrue();
        assertThat(judge(choice("[\".entry\",\"=Patient/1\"]", ""), there).clean())
                .isTrue();
        assertThat(judge(choice("[\".entry\",\"=Patient/1\"]", entry, entry), there)
                        .lost())
                .isNotEmpty();
        assertThat(judge(choice(COMMENT, "{\"valueString\":\"A\"}", "{\"valueString\":\"B\"}"), there)
                        .lost())
                .isNotEmpty();
        assertThat(judge(choice("[\".entry\",\"=Patient/2\"]", "", entry), there)
                        .lost())
                .isNotEmpty();
    }

    @Test
    void a_removal_is_given_up_by_who_goes_on_with_what_came_back_as_a_choice() throws Exception {
        ObjectNode there = with(list("Liste"), "Patient/1", "Avant");
        ObjectNode his = with(list("Liste"), "Patient/1", "Boris ‹1›");
        ObjectNode hers = with(list("Liste"), "Patient/1", "Anne ‹2›");
        changed(ANNE, there, list("Liste"));
        changed(BORIS, there, his);
        KeptAside choice =
                choice("[\".entry\",\"=Patient/1\"]", his.at("/entry/0").toString());
        assertThat(judge(choice, there, his).clean())
                .as("nobody went on with it")
                .isFalse();
        changed(CHLOE, his, hers);
        assertThat(judge(choice, there, his, hers).clean())
                .as("on another poste, where the choice is not")
                .isFalse();
        changed(ANNE, his, hers);
        assertThat(judge(there, his, hers).clean()).as("without a choice").isFalse();
        assertThat(judge(choice, there, his, hers).clean()).isTrue();
    }

    @Test
    void the_value_of_an_extension_is_found_in_a_choice() throws Exception {
        ObjectNode there = with(list("Liste"), "Patient/1", "Avant");
        changed(ANNE, there, with(list("Liste"), "Patient/1", "Anne ‹1›"));
        assertThat(judge(choice(COMMENT, "{\"valueString\":\"Anne ‹1›\"}", "{\"valueString\":\"B\"}"), there)
                        .clean())
                .isTrue();
    }

    @Test
    void an_addition_that_is_there_twice_is_doubled() {
        ObjectNode once = with(list("Liste"), "Patient/1", "À rappeler ‹1›");
        changed(ANNE, list("Liste"), once);
        assertThat(judge(with(once, "Patient/1", "À rappeler ‹2›")).doubled()).isNotEmpty();
        assertThat(judge(with(once, "Patient/2", "À rappeler ‹1›")).doubled()).isNotEmpty();
        assertThat(judge(list("Liste"), once).clean()).isTrue();
    }

    @Test
    void what_nobody_entered_is_told() {
        changed(ANNE, list("Liste"), with(list("Liste"), "Patient/1", "À rappeler ‹1›"));
        ObjectNode more = with(with(list("Liste"), "Patient/1", "À rappeler ‹1›"), "Patient/2", "sans marque");
        assertThat(judge(list("Liste"), more).doubled()).allMatch(sentence -> sentence.contains("Patient/2"));
        assertThat(judge(list("Liste"), more).doubled()).isNotEmpty();
        assertThat(judge(with(list("Liste"), "Patient/2", "sans marque"), more).clean())
                .as("it was there before")
                .isTrue();
    }

    @Test
    void nothing_was_there_before_in_a_resource_that_somebody_made() {
        oracle.acknowledged(ANNE, "créée", null, list("Liste ‹1›"));
        assertThat(judge(list("Liste ‹1›")).clean()).isTrue();
        assertThat(judge(with(list("Liste ‹1›"), "Patient/2", "sans marque")).doubled())
                .isNotEmpty();
    }

    @Test
    void where_not_all_was_acknowledged_more_may_be_there() {
        oracle.acknowledged(ANNE, "créée", null, list("Liste ‹1›"));
        oracle.doesNotKnowAll();
        assertThat(judge(with(list("Liste ‹1›"), "Patient/2", "sans marque")).clean())
                .isTrue();
    }

    private void renamed(String who, String before, String after) {
        changed(who, list(before), list(after));
    }

    private void changed(String who, ObjectNode before, ObjectNode after) {
        oracle.acknowledged(who, "changée", before, after);
    }

    private Verdict judge(ObjectNode... versions) {
        return judge(NOTHING, versions);
    }

    private Verdict judge(KeptAside poste, ObjectNode... versions) {
        return oracle.judge(server(versions), List.of(poste));
    }
}
