package fr.santelien.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.replica.Reference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final Reference LIST = new Reference("List", "1");
    private static final KeptAside NOTHING = new KeptAside(Map.of(), List.of());

    private final Oracle oracle = new Oracle();

    @Test
    void what_the_server_shows_is_there() {
        oracle.acknowledged("Anne", "renommée", list("Avant"), list("Après"));
        assertThat(judge(list("Avant"), list("Après")).clean()).isTrue();
        assertThat(oracle.acknowledged()).isEqualTo(1);
    }

    @Test
    void what_nobody_has_is_lost() {
        oracle.acknowledged("Anne", "renommée", list("Avant"), list("Après"));
        assertThat(judge(list("Avant")).lost()).singleElement().asString().contains("\"Avant\" → \"Après\"");
    }

    @Test
    void a_creation_that_never_arrived_is_lost() {
        oracle.acknowledged("Anne", "créée", null, list("Après"));
        assertThat(oracle.judge(Map.of(), List.of(NOTHING)).lost()).hasSize(1);
    }

    @Test
    void what_somebody_saw_and_replaced_is_not_lost_what_she_did_not_see_is_overwritten() {
        oracle.acknowledged("Anne", "renommée", list("Avant"), list("Anne"));
        oracle.acknowledged("Boris", "renommée", list("Anne"), list("Boris"));
        assertThat(judge(list("Anne"), list("Boris")).clean()).isTrue();
        oracle.acknowledged("Chloé", "renommée", list("Avant"), list("Chloé"));
        Verdict verdict = judge(list("Anne"), list("Boris"), list("Chloé"));
        assertThat(verdict.overwritten()).singleElement().asString().contains("Boris");
        assertThat(verdict.lost()).isEmpty();
    }

    @Test
    void what_waits_or_is_one_side_of_a_choice_is_not_lost() throws Exception {
        oracle.acknowledged("Anne", "renommée", list("Avant"), list("Anne"));
        KeptAside waiting = new KeptAside(Map.of(LIST, list("Anne")), List.of());
        assertThat(oracle.judge(server(list("Avant")), List.of(waiting)).clean())
                .isTrue();
        KeptAside choice = new KeptAside(
                Map.of(),
                List.of(new KeptAside.Choice(
                        LIST, Path.parse("[[\"status\",\"title\"]]"), false, List.of("{\"title\":\"Anne\"}"))));
        assertThat(oracle.judge(server(list("Avant")), List.of(choice)).clean()).isTrue();
        KeptAside another = new KeptAside(
                Map.of(), List.of(new KeptAside.Choice(LIST, Path.parse("[\".note\"]"), true, List.of("\"Anne\""))));
        assertThat(oracle.judge(server(list("Avant")), List.of(another)).lost()).hasSize(1);
    }

    @Test
    void what_one_adds_and_takes_away_before_anybody_saw_it_does_not_touch_what_another_added_meanwhile() {
        ObjectNode his = entry(list("Liste"), "Patient/1", "Boris ‹2›");
        oracle.acknowledged("Boris", "ajoutée", list("Liste"), his);
        ObjectNode hers = entry(list("Liste"), "Patient/1", "Anne ‹1›");
        oracle.acknowledged("Anne", "ajoutée", list("Liste"), hers);
        oracle.acknowledged("Anne", "retirée", hers, list("Liste"));
        assertThat(judge(list("Liste"), his).clean()).isTrue();
        assertThat(judge(list("Liste"), hers, his).clean())
                .as("hers was seen: his came in her removal's place")
                .isFalse();
    }

    @Test
    void a_removal_that_did_not_last_is_lost_unless_somebody_put_it_back_later() {
        ObjectNode with = entry(list("Liste"), "Patient/1", "À rappeler ‹1›");
        oracle.acknowledged("Anne", "ajoutée", list("Liste"), with);
        oracle.acknowledged("Boris", "retirée", with, list("Liste"));
        assertThat(judge(with, list("Liste")).clean()).isTrue();
        assertThat(judge(with).clean()).isFalse();
        oracle.acknowledged("Chloé", "ajoutée", list("Liste"), with);
        assertThat(judge(with).clean()).isTrue();
    }

    @Test
    void an_addition_that_is_there_twice_is_doubled() {
        ObjectNode once = entry(list("Liste"), "Patient/1", "À rappeler ‹1›");
        oracle.acknowledged("Anne", "ajoutée", list("Liste"), once);
        ObjectNode sameKey = entry(once.deepCopy(), "Patient/1", "autre");
        assertThat(judge(sameKey).doubled()).isNotEmpty();
        ObjectNode sameText = entry(once.deepCopy(), "Patient/2", "À rappeler ‹1›");
        assertThat(judge(sameText).doubled()).isNotEmpty();
        assertThat(judge(once).clean()).isTrue();
    }

    private Verdict judge(ObjectNode... versions) {
        return oracle.judge(server(versions), List.of(NOTHING));
    }

    private static Map<Reference, List<ObjectNode>> server(ObjectNode... versions) {
        return Map.of(LIST, List.of(versions));
    }

    private static ObjectNode list(String title) {
        return new ObjectMapper()
                .createObjectNode()
                .put("resourceType", "List")
                .put("id", "1")
                .put("title", title);
    }

    private static ObjectNode entry(ObjectNode list, String patient, String comment) {
        ObjectNode entry = list.withArray("entry").addObject();
        entry.putObject("item").put("reference", patient);
        entry.putArray("extension")
                .addObject()
                .put("url", "https://exemple.fr/c")
                .put("valueString", comment);
        return list;
    }
}
