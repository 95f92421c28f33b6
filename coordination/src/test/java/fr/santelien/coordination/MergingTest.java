package fr.santelien.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.merge.Merge;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.merge.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of each type: by example, and by properties over whatever two people do. A failure names its seed. */
class MergingTest {

    private static final int RUNS = 200;
    private static final String ANY = "{'resourceType':'Organization','id':'1','name':'n','telecom':[{'value':'t'}]}";

    private static final Map<String, String> SAMPLES = Map.of(
            "Organization", ANY,
            "Practitioner", ANY.replace("Organization", "Practitioner"),
            "PractitionerRole", """
                    {'resourceType':'PractitionerRole','id':'1','active':'true','period':{'start':'s','end':'e'},
                     'code':[{'coding':[{'system':'r','code':'doctor'}]}],'practitioner':{'reference':'P/1','display':'d'},
                     'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/lost-card','extension':[
                       {'url':'number','valueString':'1'},{'url':'declaredAt','valueInstant':'i'}]}]}""",
            "Patient", """
                    {'resourceType':'Patient','id':'1','birthDate':'b','gender':'g','identifier':[{'system':'ins','value':'1'}],
                     'name':[{'use':'official','family':'f','given':['g1','g2']}],'telecom':[{'system':'phone','value':'t'}],
                     'address':[{'city':'c','_city':{'id':'x'}}],'_birthDate':{'id':'y'},
                     'extension':[{'url':'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability',
                       'extension':[{'url':'identityStatus','valueCoding':{'code':'VALI'}}]},{'url':'u','valueString':'v'}]}""",
            "CareTeam", """
                    {'resourceType':'CareTeam','id':'1','status':'active','subject':{'reference':'P/1'},'participant':[
                     {'id':'a','member':{'reference':'R/1'},'period':{'start':'s'}},
                     {'member':{'reference':'R/2'},'role':[{'coding':[{'code':'x'}]}],'period':{'start':'t'}}]}""",
            "Task", """
                    {'resourceType':'Task','id':'1','status':'received','owner':{'reference':'O/1'},'description':'d',
                     'priority':'p','note':[{'id':'n1','text':'t1'},{'id':'n2','text':'t2'}],
                     'input':[{'type':{'text':'description'},'valueString':'v'}],'identifier':[{'system':'s','value':'1'}],
                     'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/request-handler','valueReference':{'reference':'R/1'}}]}""",
            "List", """
                    {'resourceType':'List','id':'1','status':'current','mode':'working','title':'t',
                     'entry':[{'item':{'reference':'P/1'},'date':'d'},{'item':{'reference':'P/2'},
                       'extension':[{'url':'c','valueString':'v'}]}],
                     'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/list-shared-with','valueReference':{'reference':'O/1'}}]}""",
            "QuestionnaireResponse", """
                    {'resourceType':'QuestionnaireResponse','id':'1','status':'s','item':[{'linkId':'objectifs-actions','item':[
                     {'id':'o1','linkId':'objectifs','item':[{'linkId':'objectif-texte','answer':[{'valueString':'a'}]},
                       {'id':'a1','linkId':'actions','item':[{'linkId':'action-statut','answer':[{'valueCoding':{'code':'c'}}]}]}]},
                     {'id':'o2','linkId':'objectifs','item':[{'linkId':'objectif-texte','answer':[{'valueString':'b'}]}]}]}]}""",
            "CarePlan", """
                    {'resourceType':'CarePlan','id':'1','status':'draft','intent':'plan','title':'t','period':{'start':'s'},
                     'note':[{'id':'n','text':'x'}],'subject':{'reference':'P/1'}}""",
            "DocumentReference", """
                    {'resourceType':'DocumentReference','id':'1','status':'current','docStatus':'final','date':'d',
                     'type':{'coding':[{'code':'OBS'}]},'subject':{'reference':'P/1'},'author':[{'reference':'R/1'}],
                     'content':[{'attachment':{'contentType':'text/plain','data':'x'}}]}""");

    static List<String> types() {
        return Work.types();
    }

    private interface Property {
        void check(ObjectNode base, ObjectNode local, ObjectNode remote, MergeRules rules, String seed);
    }

    private static void always(String type, Property property) {
        ObjectNode base = Poste.json(Objects.requireNonNull(SAMPLES.get(type), type));
        for (long seed = 0; seed < RUNS; seed++) {
            RandomEdits edits = new RandomEdits(seed);
            property.check(
                    base, edits.edited(base, "l"), edits.edited(base, "r"), rules(type), type + ", seed " + seed);
        }
    }

    private static MergeRules rules(String type) {
        return Objects.requireNonNull(Work.mergeRules().get(type), type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingEnteredIsLost(String type) {
        always(type, (base, local, remote, rules, seed) -> {
            Merge.Merged merged = Merge.threeWay(base, local, remote, rules);
            Set<String> kept = values(merged.tree());
            for (Merge.Clash clash : merged.clashes()) {
                collect(clash.local(), kept);
                collect(clash.remote(), kept);
            }
            Set<String> entered = values(local);
            entered.addAll(values(remote));
            entered.removeAll(values(base));
            assertThat(kept).as(seed).containsAll(entered);
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void eitherOrderGivesTheSame(String type) {
        always(type, (base, local, remote, rules, seed) -> {
            Merge.Merged here = Merge.threeWay(base, local, remote, rules);
            Merge.Merged there = Merge.threeWay(base, remote, local, rules);
            assertThat(paths(here)).as(seed).isEqualTo(paths(there));
            for (Merge.Clash clash : here.clashes()) {
                Trees.set(here.tree(), clash.path(), null, rules);
                Trees.set(there.tree(), clash.path(), null, rules);
            }
            assertThat(unordered(here.tree())).as(seed).isEqualTo(unordered(there.tree()));
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void mergingAgainChangesNothing(String type) {
        always(type, (base, local, remote, rules, seed) -> {
            ObjectNode merged = Merge.threeWay(base, local, remote, rules).tree();
            assertThat(Merge.threeWay(remote, merged, remote, rules).tree())
                    .as(seed)
                    .isEqualTo(merged);
            assertThat(unordered(Merge.threeWay(base, merged, remote, rules).tree()))
                    .as(seed)
                    .isEqualTo(unordered(merged));
            assertThat(Merge.threeWay(base, local, local, rules).tree())
                    .as(seed)
                    .isEqualTo(local);
        });
    }

    @Test
    void twoReferentsWhoDeclareTwoCardsLostAreBothHeard() {
        ObjectNode base = Poste.json("{'resourceType':'PractitionerRole','id':'1','active':true}");
        String lost = "{'resourceType':'PractitionerRole','id':'1','active':true,'extension':[{'url':"
                + "'https://santelien.fr/fhir/StructureDefinition/lost-card','extension':[{'url':'number','valueString':'%s'}]}]}";
        Merge.Merged merged = Merge.threeWay(
                base, Poste.json(lost.formatted("111")), Poste.json(lost.formatted("222")), rules("PractitionerRole"));
        assertThat(merged.tree().findValuesAsText("valueString")).containsExactlyInAnyOrder("111", "222");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void aBirthDateCorrectedHereAndAStatusRaisedThereAreOneDecision() {
        ObjectNode base = Poste.json(Objects.requireNonNull(SAMPLES.get("Patient")));
        ObjectNode local = base.deepCopy().put("birthDate", "corrected");
        ObjectNode remote = Poste.json(Objects.requireNonNull(SAMPLES.get("Patient"))
                .replace("VALI", "QUAL")
                .replace("'t'", "'other'"));
        Merge.Merged merged = Merge.threeWay(base, local, remote, rules("Patient"));
        assertThat(merged.clashes()).hasSize(1);
        assertThat(merged.tree().toString())
                .contains("VALI", "corrected", "other")
                .doesNotContain("QUAL");
    }

    @Test
    void answersGivenOnTwoPostesStandInTheOrderOfTheForm() {
        List<String> questions = Form.ofContract().item("attentes").orElseThrow().items().stream()
                .map(item -> item.linkId())
                .toList();
        ObjectNode local = response(questions.get(0), questions.get(1));
        ObjectNode remote = response(questions.get(0), questions.get(2));
        Merge.Merged merged = Merge.threeWay(response(questions.get(0)), remote, local, rules("QuestionnaireResponse"));
        assertThat(merged.tree().at("/item/0/item").findValuesAsText("linkId")).isEqualTo(questions.subList(0, 3));
    }

    private static ObjectNode response(String... answered) {
        String items = String.join(
                ",",
                Arrays.stream(answered)
                        .map(linkId -> "{'linkId':'" + linkId + "','answer':[{'valueString':'x'}]}")
                        .toList());
        return Poste.json("{'resourceType':'QuestionnaireResponse','id':'1','item':[{'linkId':'attentes','item':["
                + items + "]}]}");
    }

    private static List<String> paths(Merge.Merged merged) {
        return merged.clashes().stream()
                .map(clash -> clash.path().toString())
                .sorted()
                .toList();
    }

    private static Set<String> values(JsonNode tree) {
        Set<String> values = new TreeSet<>();
        collect(tree, values);
        return values;
    }

    private static void collect(@Nullable JsonNode node, Set<String> values) {
        if (node != null && node.isContainerNode()) {
            node.forEach(child -> collect(child, values));
        } else if (node != null) {
            values.add(node.asText());
        }
    }

    private static JsonNode unordered(JsonNode node) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(element -> elements.add(unordered(element)));
            elements.sort(Comparator.comparing(Objects::toString));
            return array.arrayNode().addAll(elements);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = object.objectNode();
            new TreeSet<>(object.properties().stream().map(Map.Entry::getKey).toList())
                    .forEach(name -> sorted.set(name, unordered(object.path(name))));
            return sorted;
        }
        return node;
    }
}
