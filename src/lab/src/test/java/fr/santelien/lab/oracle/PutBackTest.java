package fr.santelien.lab.oracle;

import static fr.santelien.lab.oracle.Said.NOTHING;
import static fr.santelien.lab.oracle.Said.list;
import static fr.santelien.lab.oracle.Said.server;
import static fr.santelien.lab.oracle.Said.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What its author put back to what it was, before it was sent, is no change; and all that only looks like it. */
class PutBackTest {

    private static final String ANNE = "poste1 Anne";
    private static final String AGNES = "poste1 Agnès";
    private static final String BORIS = "poste2 Boris";
    private static final String CHLOE = "poste3 Chloé";

    /** Boris set it to « En attente », with an answer. */
    private static final ObjectNode BORIS_WAITS = with(list("En attente"), "Patient/3", "Boris ‹3›");

    /** Then came Anne's first answer, which left the state as it was. */
    private static final ObjectNode ONE = with(BORIS_WAITS, "Patient/1", "Anne ‹1›");

    private final Oracle oracle = new Oracle();

    @Test
    void what_its_author_put_back_unsent_is_no_change_although_her_answers_left() {
        twoAnswers(ANNE, "En cours");
        assertThat(judge(list("En cours"), BORIS_WAITS, with(ONE, "Patient/2", "Anne ‹2›"))
                        .clean())
                .isTrue();
    }

    @Test
    void what_was_put_back_after_it_was_sent_is_a_change() {
        twoAnswers(ANNE, "En cours");
        assertThat(judge(list("En cours"), BORIS_WAITS, ONE, with(ONE, "Patient/2", "Anne ‹2›"))
                        .overwritten())
                .singleElement()
                .asString()
                .contains("\"En attente\" → \"En cours\"");
    }

    @Test
    void what_somebody_else_put_back_is_a_change() {
        for (String who : List.of(AGNES, CHLOE)) {
            Oracle another = new Oracle();
            twoAnswers(another, who, "En cours");
            assertThat(another.judge(
                                    server(list("En cours"), BORIS_WAITS, with(ONE, "Patient/2", "Anne ‹2›")),
                                    List.of(NOTHING))
                            .overwritten())
                    .as(who)
                    .hasSize(1);
        }
    }

    @Test
    void what_was_put_to_yet_another_value_is_a_change() {
        twoAnswers(ANNE, "Reçue");
        assertThat(judge(list("En cours"), BORIS_WAITS, with(ONE, "Patient/2", "Anne ‹2›"))
                        .lost())
                .hasSize(1);
    }

    @Test
    void what_was_put_back_to_a_value_that_was_unsent_itself_is_a_change() {
        changed(BORIS, list("En cours"), BORIS_WAITS);
        ObjectNode received = with(list("Reçue"), "Patient/4", "Anne ‹4›");
        ObjectNode waits = with(with(list("En attente"), "Patient/4", "Anne ‹4›"), "Patient/1", "Anne ‹1›");
        ObjectNode back = with(
                with(with(list("Reçue"), "Patient/4", "Anne ‹4›"), "Patient/1", "Anne ‹1›"), "Patient/2", "Anne ‹2›");
        changed(ANNE, list("En cours"), received);
        changed(ANNE, received, waits);
        changed(ANNE, waits, back);
        ObjectNode all = with(with(ONE, "Patient/2", "Anne ‹2›"), "Patient/4", "Anne ‹4›");
        assertThat(judge(list("En cours"), BORIS_WAITS, all).lost()).hasSize(1);
        assertThat(judge(list("En cours"), BORIS_WAITS, back, all).clean())
                .as("nor once it was there")
                .isFalse();
    }

    @Test
    void what_was_never_put_back_is_a_change() {
        changed(ANNE, list("En cours"), with(list("Close"), "Patient/1", "Anne ‹1›"));
        changed(BORIS, list("En cours"), BORIS_WAITS);
        assertThat(judge(list("En cours"), BORIS_WAITS, ONE).lost()).hasSize(1);
    }

    @Test
    void what_was_put_back_without_a_trace_may_have_been_put_back_too_late() {
        changed(BORIS, list("En cours"), BORIS_WAITS);
        ObjectNode hers = with(list("En attente"), "Patient/1", "Anne ‹1›");
        changed(ANNE, list("En cours"), hers);
        changed(ANNE, hers, with(list("En cours"), "Patient/1", "Anne ‹1›"));
        assertThat(judge(list("En cours"), BORIS_WAITS, ONE).overwritten()).hasSize(1);
    }

    /** An element that was there at the beginning is added again as it was, in part: that part is no sign that it left. */
    @Test
    void what_was_added_and_taken_away_unsent_is_no_change_where_the_same_stood_once() {
        ObjectNode empty = list("En cours");
        ObjectNode hers = dated(with(empty, "Patient/9", "Anne ‹1›"), "2026-11-18");
        ObjectNode his = dated(with(empty, "Patient/9", "Boris ‹2›"), "2026-11-24");
        ObjectNode first = dated(with(empty, "Patient/9", "Venue"), "2026-11-18");
        changed(CHLOE, first, empty);
        changed(BORIS, empty, his);
        changed(ANNE, empty, hers);
        changed(ANNE, hers, empty);
        assertThat(judge(first, empty, his).clean()).isTrue();
        assertThat(judge(first, empty, hers, his).overwritten()).as("hers left").isNotEmpty();
    }

    private static ObjectNode dated(ObjectNode list, String date) {
        list.withArray("entry").forEach(entry -> ((ObjectNode) entry).put("date", date));
        return list;
    }

    /** Boris sets to « En attente »; Anne, who does not know, does the same, then somebody sets it on. */
    private void twoAnswers(String second, String last) {
        twoAnswers(oracle, second, last);
    }

    private static void twoAnswers(Oracle oracle, String second, String last) {
        oracle.acknowledged(BORIS, "répondue", list("En cours"), BORIS_WAITS);
        ObjectNode waits = with(list("En attente"), "Patient/1", "Anne ‹1›");
        oracle.acknowledged(ANNE, "répondue", list("En cours"), waits);
        oracle.acknowledged(
                second, "répondue", waits, with(with(list(last), "Patient/1", "Anne ‹1›"), "Patient/2", "Anne ‹2›"));
    }

    private void changed(String who, ObjectNode before, ObjectNode after) {
        oracle.acknowledged(who, "changée", before, after);
    }

    private Verdict judge(ObjectNode... versions) {
        return oracle.judge(server(versions), List.of(NOTHING));
    }
}
