package fr.santelien.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final MergeRules RULES = new MergeRules(
            Map.of(
                    "entry", List.of("item.reference"),
                    "note", List.of("id"),
                    "participant", List.of("id", "member.reference+role.text"),
                    "extension[urn:shared]", List.of("valueReference.reference"),
                    "extension[urn:lost]", List.of()),
            List.of(Set.of("status", "owner", "extension[urn:handler]")),
            Set.of("meta", "text"),
            Map.of("linkId", List.of("a", "b", "c")));

    private static Merge.Merged merge(String base, String local, String remote) throws Json.NotJsonException {
        return Merge.threeWay(object(base), object(local), object(remote), RULES);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode object(String json) throws Json.NotJsonException {
        return Json.object(json.replace('\'', '"'));
    }

    @Test
    void additionsOnBothSidesAreKeptWhereEachSidePutThem() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'entry':[{'item':{'reference':'P/1'}}]}",
                "{'entry':[{'item':{'reference':'P/2'}},{'item':{'reference':'P/1'}}]}",
                "{'entry':[{'item':{'reference':'P/1'}},{'item':{'reference':'P/3'}}]}");
        assertThat(merged.tree().findValuesAsText("reference")).containsExactly("P/2", "P/1", "P/3");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void anElementRemovedHereAndChangedThereIsKeptAndReported() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'entry':[{'item':{'reference':'P/1'}}]}",
                "{'title':'x'}",
                "{'entry':[{'item':{'reference':'P/1'},'flag':'commented'}]}");
        assertThat(merged.tree().findValuesAsText("flag")).containsExactly("commented");
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.local()).isNull());
    }

    @Test
    void statusAndOwnerAreOneValue() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'status':'requested','owner':'a'}",
                "{'status':'in-progress','owner':'a'}",
                "{'status':'requested','owner':'b'}");
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.path()).hasToString("extension[urn:handler]+owner+status"));
        assertThat(merged.tree()).isEqualTo(object("{'status':'in-progress','owner':'a'}"));
    }

    @Test
    void aPeriodIsOneValue() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'period':{'start':'2026-01-01','end':'2026-02-01'}}",
                "{'period':{'start':'2026-01-15','end':'2026-02-01'}}",
                "{'period':{'start':'2026-01-01','end':'2026-03-01'}}");
        assertThat(merged.clashes()).hasSize(1);
    }

    @Test
    void metaNeverConflictsButTheTextOfANoteMay() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'meta':{'versionId':'1'},'note':[{'id':'n','text':'a'}]}",
                "{'meta':{'versionId':'1','tag':[1]},'note':[{'id':'n','text':'b'}]}",
                "{'meta':{'versionId':'2'},'note':[{'id':'n','text':'c'}]}");
        assertThat(merged.tree().path("meta")).isEqualTo(object("{'versionId':'2'}"));
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.path()).hasToString("note[n]/text"));
    }

    @Test
    void theStampOfTheLastChangeNeverConflicts() throws Json.NotJsonException {
        String stamped = "{'title':'t','extension':[{'url':'" + LastChange.URL + "','extension':[{'url':'at',"
                + "'valueInstant':'%s'}]}]}";
        Merge.Merged merged = merge(
                stamped.formatted("2026-11-22T08:00:00Z"),
                stamped.formatted("2026-11-22T09:00:00Z"),
                stamped.formatted("2026-11-22T10:00:00Z"));
        assertThat(merged.clashes()).isEmpty();
        assertThat(LastChange.of(merged.tree()).orElseThrow().at()).hasToString("2026-11-22T10:00:00Z");
    }

    @Test
    void aListWithoutRuleIsOneValue() throws Json.NotJsonException {
        Merge.Merged merged = merge("{'given':['a']}", "{'given':['a','b']}", "{'given':['a','c']}");
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.path()).hasToString("given"));
    }

    @Test
    void aListMovedOnOneSideOnlyKeepsThatOrderAndTheOthersAdditions() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'note':[{'id':'1'},{'id':'2'},{'id':'3'}]}",
                "{'note':[{'id':'3'},{'id':'1'},{'id':'2'}]}",
                "{'note':[{'id':'1'},{'id':'4'},{'id':'2'},{'id':'3'}]}");
        assertThat(merged.tree().findValuesAsText("id")).containsExactly("3", "1", "4", "2");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void elementsStandInTheOrderTheRulesDeclareWhicheverSideAddedThem() throws Json.NotJsonException {
        MergeRules rules = new MergeRules(
                Map.of("item", List.of("linkId")), List.of(), Set.of(), Map.of("linkId", List.of("a", "b", "c")));
        Merge.Merged merged = Merge.threeWay(
                object("{'item':[{'linkId':'a'}]}"),
                object("{'item':[{'linkId':'a'},{'linkId':'b'}]}"),
                object("{'item':[{'linkId':'a'},{'linkId':'c'}]}"),
                rules);
        assertThat(merged.tree().findValuesAsText("linkId")).containsExactly("a", "b", "c");
    }

    @Test
    void twoElementsWithTheSameKeyAreBothKept() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'note':[{'id':'1','text':'a'},{'id':'1','text':'b'}]}",
                "{'note':[{'id':'1','text':'a, corrigé'},{'id':'1','text':'b'}]}",
                "{'note':[{'id':'1','text':'a'},{'id':'1','text':'b, corrigé'}]}");
        assertThat(merged.tree().findValuesAsText("text")).containsExactly("a, corrigé", "b, corrigé");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void anElementWithoutKeyIsKnownByItsContentAndKept() throws Json.NotJsonException {
        Merge.Merged merged = merge("{}", "{'note':[{'text':'a'}]}", "{'note':[{'text':'b'},{'text':'a'}]}");
        assertThat(merged.tree().findValuesAsText("text")).containsExactly("b", "a");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void bothSidesAddTheSameKeyAndOnlyWhatDiffersIsToBeDecided() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{}",
                "{'entry':[{'item':{'reference':'P/1'},'flag':'a','date':'2026-11-22'}]}",
                "{'entry':[{'item':{'reference':'P/1'},'flag':'b','date':'2026-11-22'}]}");
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.path()).hasToString("entry[P/1]/flag"));
    }

    @Test
    void oneMemberInTwoRolesIsTwoParticipants() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'participant':[{'member':{'reference':'R/1'},'role':[{'text':'référent'}]}]}",
                "{'participant':[{'member':{'reference':'R/1'},'role':[{'text':'référent'}]},"
                        + "{'member':{'reference':'R/1'},'role':[{'text':'médecin'}]}]}",
                "{'participant':[{'member':{'reference':'R/1'},'role':[{'text':'référent'}],'note':'x'}]}");
        assertThat(merged.tree().path("participant")).hasSize(2);
        assertThat(merged.tree().findValuesAsText("note")).containsExactly("x");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void theTypeOfAChosenValueAndTheValueAreOne() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'extension':[{'url':'urn:x','valueString':'demain'}]}",
                "{'extension':[{'url':'urn:x','valueDate':'2026-11-23'}]}",
                "{'extension':[{'url':'urn:x','valueString':'lundi'}]}");
        assertThat(merged.tree()).isEqualTo(object("{'extension':[{'url':'urn:x','valueDate':'2026-11-23'}]}"));
        assertThat(merged.clashes())
                .singleElement()
                .satisfies(clash -> assertThat(clash.path()).hasToString("extension[urn:x]/value"));
    }

    @Test
    void aPrimitiveAndItsExtensionsAreOneValue() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'birthDate':'1942-05-12'}",
                "{'birthDate':'1942-05-21'}",
                "{'birthDate':'1942-05-12','_birthDate':{'extension':[{'url':'urn:time','valueDateTime':'x'}]}}");
        assertThat(merged.tree()).isEqualTo(object("{'birthDate':'1942-05-21'}"));
        assertThat(merged.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.path()).hasToString("birthDate");
            assertThat(String.valueOf(clash.remote())).contains("urn:time");
        });
    }

    @Test
    void aGivenNameWithoutValueKeepsItsPlaceAmongTheOthers() throws Json.NotJsonException {
        String unknown = "{'given':[null,'Jeanne'],'_given':[{'extension':[{'url':'urn:absent'}]},null]}";
        Merge.Merged merged = merge("{'given':['Jeanne']}", "{'given':['Jeanne'],'title':'Mme'}", unknown);
        assertThat(merged.tree().path("given")).isEqualTo(object(unknown).path("given"));
        assertThat(merged.tree().path("_given")).isEqualTo(object(unknown).path("_given"));
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void extensionsOfAnUrlThatRepeatsUnite() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{}",
                "{'extension':[{'url':'urn:shared','valueReference':{'reference':'O/1'}},{'url':'urn:lost','valueString':'111'}]}",
                "{'extension':[{'url':'urn:shared','valueReference':{'reference':'O/2'}},{'url':'urn:lost','valueString':'222'}]}");
        assertThat(merged.tree().findValuesAsText("reference")).containsExactlyInAnyOrder("O/1", "O/2");
        assertThat(merged.tree().findValuesAsText("valueString")).containsExactlyInAnyOrder("111", "222");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void anExtensionOfAGroupGoesWithItsMembersAndKeepsItsPlace() throws Json.NotJsonException {
        String base =
                "{'status':'received','extension':[{'url':'urn:handler','valueString':'0'},{'url':'urn:x','valueString':'x'}]}";
        String taken = base.replace("received", "in-progress").replace("'0'", "'camille'");
        String closed =
                base.replace("received", "completed").replace("'0'", "'noé'").replace("'x'}", "'y'}");
        Merge.Merged merged = merge(base, taken, closed);
        assertThat(merged.tree()).isEqualTo(object(taken.replace("'x'}", "'y'}")));
        Merge.Clash clash = merged.clashes().getFirst();
        assertThat(merged.clashes()).hasSize(1);
        Trees.set(merged.tree(), clash.path(), clash.remote(), RULES);
        assertThat(merged.tree()).isEqualTo(object(closed));
    }

    @Test
    void aStampThatOneSideDroppedIsNoConflict() throws Json.NotJsonException {
        String stamped = "{'title':'t','extension':[{'url':'" + LastChange.URL + "','extension':[{'url':'at',"
                + "'valueInstant':'%s'}]}]}";
        Merge.Merged merged = merge(
                stamped.formatted("2026-11-22T08:00:00Z"),
                stamped.formatted("2026-11-22T09:00:00Z"),
                "{'title':'t','description':'d'}");
        assertThat(merged.clashes()).isEmpty();
    }

    @Test
    void aPathSurvivesBeingStored() throws Json.NotJsonException {
        Path path = Path.ROOT
                .then(new Path.Step.Member("entry"))
                .then(new Path.Step.Element("Patient/1/[x]"))
                .then(new Path.Step.Group(List.of("owner", "status")));
        assertThat(Path.parse(path.encode())).isEqualTo(path);
        assertThat(path).hasToString("entry[Patient/1/[x]]/owner+status");
    }

    @Test
    void decimalsKeepTheirPrecision() throws Json.NotJsonException {
        assertThat(Json.text(Json.object("{\"value\":1.50}"))).isEqualTo("{\"value\":1.50}");
    }
}
