package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.Work;
import fr.santelien.coordination.exchange.ConflictRow;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two structures, two postes, no network for a while: everything entered is on the server or shown as a conflict. */
class TwoDesksTest {

    private static final String LIST = "Sorties d’hospitalisation";

    @TempDir
    Path folder;

    @Test
    void bothEditTheSameListOfflineAndNothingIsLost() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"));
                Desk dac = new Desk(world, folder.resolve("dac"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            Work karima = dac.open(DemoPerson.KARIMA);
            String list = list(nathalie);
            List<WorklistEntry> before = nathalie.worklists().entries(list, "");
            assertThat(karima.worklists().entries(list, "")).hasSameSizeAs(before);
            String both = before.get(0).patient().id();
            String commentedAndRemoved = before.get(1).patient().id();
            List<String> absent = absentFrom(nathalie, list);

            centre.cable.unplug();
            dac.cable.unplug();
            nathalie.worklists().add(list, both, "Rappel du centre jeudi");
            nathalie.worklists().add(list, absent.get(0), "Ajout du centre");
            nathalie.worklists().add(list, commentedAndRemoved, "Ordonnance reçue au centre");
            nathalie.worklists().rename(list, LIST + " et suites");
            karima.worklists().add(list, absent.get(1), "Ajout du DAC");
            karima.worklists().add(list, both, "Visite du DAC vendredi");
            karima.worklists().remove(list, commentedAndRemoved);
            centre.cable.plug();
            Desk.settle(nathalie);
            dac.cable.plug();
            Desk.settle(karima);

            assertThat(karima.exchanges().conflicts())
                    .extracting(ConflictRow::mine)
                    .anyMatch(text -> text.contains("Visite du DAC vendredi"));
            assertThat(karima.worklists().entries(list, ""))
                    .as("removed here, commented there: kept")
                    .anyMatch(entry -> entry.patient().id().equals(commentedAndRemoved));
            for (ConflictRow conflict : karima.exchanges().conflicts()) {
                karima.exchanges().keepMine(conflict.id());
            }
            Desk.settle(karima);
            Desk.settle(nathalie);

            String server = world.auditor().list(list).orElseThrow().toString();
            assertThat(server)
                    .contains("Ajout du centre")
                    .contains("Visite du DAC vendredi")
                    .contains("et suites");
            String discarded = world.auditor().versions("List", list).toString();
            assertThat(discarded).as("the other answer stays in the history").contains("Rappel du centre jeudi");
            assertThat(nathalie.worklists().entries(list, ""))
                    .extracting(entry -> entry.patient().id() + " " + entry.comment())
                    .containsExactlyInAnyOrderElementsOf(karima.worklists().entries(list, "").stream()
                            .map(entry -> entry.patient().id() + " " + entry.comment())
                            .toList());
        }
    }

    @Test
    void bothEditTheSamePlanOfflineAndNothingIsLost() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"));
                Desk dac = new Desk(world, folder.resolve("dac"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            Work karima = dac.open(DemoPerson.KARIMA);
            String plan = karima.plans().all("").stream()
                    .map(row -> row.id())
                    .filter(id -> nathalie.plans().open(id).isPresent())
                    .findFirst()
                    .orElseThrow();

            centre.cable.unplug();
            dac.cable.unplug();
            answer(nathalie, plan, "attentes-projet", "Rester chez elle, dit le centre");
            answer(nathalie, plan, "attentes-priorites", "Ne plus avoir mal");
            answer(karima, plan, "attentes-projet", "Revoir sa sœur, dit le DAC");
            answer(karima, plan, "attentes-preferences", "Passages le matin");
            centre.cable.plug();
            Desk.settle(nathalie);
            dac.cable.plug();
            Desk.settle(karima);

            List<ConflictRow> conflicts = karima.exchanges().conflicts();
            assertThat(conflicts).hasSize(1);
            assertThat(conflicts.getFirst().mine()).isEqualTo("Revoir sa sœur, dit le DAC");
            assertThat(conflicts.getFirst().theirs()).isEqualTo("Rester chez elle, dit le centre");
            assertThat(conflicts.getFirst().theirsBy()).contains("COHEN");
            karima.exchanges().keepTheirs(conflicts.getFirst().id());
            Desk.settle(karima);
            Desk.settle(nathalie);

            String server = medical(world, plan).toString();
            assertThat(server)
                    .contains("Rester chez elle, dit le centre")
                    .contains("Ne plus avoir mal")
                    .contains("Passages le matin")
                    .doesNotContain("Revoir sa sœur");
            for (Work work : List.of(nathalie, karima)) {
                Answers seen = section(work, plan);
                assertThat(seen.first("attentes-projet")).isEqualTo("Rester chez elle, dit le centre");
                assertThat(seen.first("attentes-priorites")).isEqualTo("Ne plus avoir mal");
                assertThat(seen.first("attentes-preferences")).isEqualTo("Passages le matin");
            }
        }
    }

    private static void answer(Work work, String plan, String question, String text) {
        Answers before = section(work, plan);
        Map<String, List<String>> values = new HashMap<>(before.values());
        values.put(question, List.of(text));
        work.plans().save(plan, "attentes", new Answers(before.id(), values, before.groups()));
        work.plans().leaveSection(plan, "attentes");
    }

    private static Answers section(Work work, String plan) {
        Plan opened = work.plans().open(plan).orElseThrow();
        return opened.answers().getOrDefault("attentes", Answers.NONE);
    }

    private static JsonNode medical(World world, String plan) throws Exception {
        return world.auditor().responsesOf(plan).stream()
                .filter(response -> response.path("questionnaire").asText().contains("ppcs-medical"))
                .findFirst()
                .orElseThrow();
    }

    private static String list(Work work) {
        return work.worklists().all().stream()
                .filter(list -> list.title().startsWith(LIST))
                .map(Worklist::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> absentFrom(Work work, String list) {
        List<String> there = work.worklists().entries(list, "").stream()
                .map(entry -> entry.patient().id())
                .toList();
        return work.patients().search(new fr.santelien.coordination.patient.PatientQuery(null, "", ""), 100).stream()
                .map(patient -> patient.id())
                .filter(id -> !there.contains(id))
                .toList();
    }
}
