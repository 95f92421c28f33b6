package fr.santelien.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final MergeRules RULES = new MergeRules(
            Map.of("entry", List.of("item.reference"), "note", List.of("id")),
            List.of(Set.of("status", "owner")),
            Set.of("meta", "text"));

    private static Merge.Merged merge(String base, String local, String remote) throws Json.NotJsonException {
        return Merge.threeWay(object(base), object(local), object(remote), RULES);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode object(String json) throws Json.NotJsonException {
        return Json.object(json.replace('\'', '"'));
    }

    @Test
    void additionsOnBothSidesAreKeptRemoteOrderFirst() throws Json.NotJsonException {
        Merge.Merged merged = merge(
                "{'entry':[{'item':{'reference':'P/1'}}]}",
                "{'entry':[{'item':{'reference':'P/2'}},{'item':{'reference':'P/1'}}]}",
                "{'entry':[{'item':{'reference':'P/1'}},{'item':{'reference':'P/3'}}]}");
        assertThat(merged.tree().findValuesAsText("reference")).containsExactly("P/1", "P/3", "P/2");
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
                .satisfies(clash -> assertThat(clash.path()).hasToString("owner+status"));
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
