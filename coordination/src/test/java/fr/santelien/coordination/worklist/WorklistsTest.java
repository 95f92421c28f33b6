package fr.santelien.coordination.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorklistsTest {

    private static final String RECEIVED = """
            {'resourceType':'List','id':'plaies','status':'current','mode':'working','title':'Plaies complexes',
             'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'worklist'}]},
             'x-unknown':1,
             'extension':[
              {'url':'https://santelien.fr/fhir/StructureDefinition/list-owner','valueReference':{'reference':'Organization/dac','display':'DAC des Rives'}},
              {'url':'https://santelien.fr/fhir/StructureDefinition/list-shared-with','valueReference':{'reference':'Organization/centre','display':'Centre'}}],
             'entry':[{'item':{'reference':'Patient/jeanne'},'date':'2026-11-20T08:00:00Z','x-entry':true,
               'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/entry-comment','valueString':'Pansement le mardi'}]},
              {'item':{'reference':'Patient/inconnu'}}]}""";

    private Path folder;
    private Poste poste;
    private Worklists lists;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        poste = Poste.open(folder, People.SOPHIE);
        lists = poste.work.worklists();
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        poste.receive(Poste.patient("karim", "BÉNALI", "Karim", "1969-09-03"));
        poste.receive("{'resourceType':'Organization','id':'centre','name':'Centre municipal de santé des Coteaux'}");
        poste.receive("{'resourceType':'Organization','id':'dac','name':'DAC des Rives','active':true}");
        poste.receive("{'resourceType':'Organization','id':'ferme','name':'Structure fermée','active':false}");
        poste.receive(RECEIVED);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void aNewListIsTheStructuresOwnAndWaitsToBeSent() {
        String id = lists.create("  Sorties   d’hospitalisation ");
        assertThat(lists.all())
                .containsExactly(
                        new Worklist(
                                id,
                                "Sorties d’hospitalisation",
                                0,
                                false,
                                "Centre municipal de santé des Coteaux",
                                List.of(),
                                true),
                        new Worklist("plaies", "Plaies complexes", 1, true, "DAC des Rives", List.of(), false));
        JsonNode list = poste.stored("List/" + id);
        assertThat(list.path("mode").asText()).isEqualTo("working");
        assertThat(list.has("entry")).isFalse();
    }

    @Test
    void aTitleIsRequiredShortAndNotTakenAlready() {
        String id = lists.create("Chutes");
        assertThatThrownBy(() -> lists.create(" \t\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Donnez un titre");
        assertThatThrownBy(() -> lists.create("t".repeat(81))).hasMessageContaining("81 caractères");
        assertThatThrownBy(() -> lists.create("CHÛTES"))
                .hasMessage("Votre structure a déjà une liste « CHÛTES » : choisissez un autre titre.");
        lists.rename(id, "chutes");
        assertThat(lists.create("Plaies complexes")).isNotEmpty();
    }

    @Test
    void patientsAreAddedOnceCommentedAndRemoved() {
        String id = lists.create("Chutes");
        lists.add(id, "jeanne", "Chute le 12/11");
        lists.add(id, "karim", "");
        lists.add(id, "jeanne", "Chute le 12/11, revue  le 20/11");
        assertThat(lists.entries(id, ""))
                .extracting(entry -> entry.patient().id())
                .containsExactly("karim", "jeanne");
        WorklistEntry jeanne = lists.entries(id, "").getLast();
        assertThat(jeanne.comment()).isEqualTo("Chute le 12/11, revue le 20/11");
        assertThat(jeanne.addedBy()).isEqualTo("Sophie MARTIN");
        assertThat(jeanne.addedAt()).isEqualTo(Poste.NOW);
        lists.remove(id, "jeanne");
        lists.remove(id, "jeanne");
        assertThat(lists.entries(id, "")).hasSize(1);
        lists.remove(id, "karim");
        assertThat(poste.stored("List/" + id).has("entry")).isFalse();
    }

    @Test
    void theFilterLooksInNamesAndComments() {
        String id = lists.create("Chutes");
        lists.add(id, "jeanne", "Revoir le kinésithérapeute");
        lists.add(id, "karim", "");
        assertThat(lists.entries(id, "benal"))
                .extracting(entry -> entry.patient().id())
                .containsExactly("karim");
        assertThat(lists.entries(id, "KINESI"))
                .extracting(entry -> entry.patient().id())
                .containsExactly("jeanne");
        assertThat(lists.entries(id, "zzz")).isEmpty();
    }

    @Test
    void whatIsNotKnownOfAReceivedListIsKept() {
        lists.add("plaies", "karim", "Vu à domicile");
        JsonNode list = poste.stored("List/plaies");
        assertThat(list.path("x-unknown").asInt()).isEqualTo(1);
        assertThat(list.path("entry").path(0).path("x-entry").asBoolean()).isTrue();
        assertThat(list.path("entry")).hasSize(3);
        assertThat(lists.entries("plaies", "")).hasSize(2);
    }

    @Test
    void clearingACommentRemovesIt() {
        lists.add("plaies", "jeanne", "  ");
        assertThat(poste.stored("List/plaies").path("entry").path(0).has("extension"))
                .isFalse();
    }

    @Test
    void onlyTheOwnerRenamesAndShares() {
        assertThatThrownBy(() -> lists.rename("plaies", "Autre"))
                .hasMessage("Cette liste appartient à DAC des Rives : elle seule peut la renommer.");
        assertThatThrownBy(() -> lists.share("plaies", "dac")).isInstanceOf(Refusal.class);
    }

    @Test
    void aListIsSharedWithAnotherStructureOnce() {
        String id = lists.create("Chutes");
        assertThat(lists.partners()).containsExactly(new Worklists.Partner("dac", "DAC des Rives"));
        lists.share(id, "dac");
        lists.share(id, "dac");
        assertThat(lists.all().getFirst().sharedWith()).containsExactly("DAC des Rives");
        assertThat(poste.stored("List/" + id).toString()).containsOnlyOnce(Names.LIST_SHARED_WITH);
        assertThatThrownBy(() -> lists.share(id, "ferme")).isInstanceOf(Refusal.class);
    }

    @Test
    void aListThatIsGoneIsRefusedWithARemedy() {
        assertThatThrownBy(() -> lists.add("disparue", "jeanne", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Cette liste n’est plus accessible");
    }

    @Test
    void whoMayNotWriteChangesNothing() {
        poste.close();
        poste = Poste.open(folder, People.MEMBER);
        lists = poste.work.worklists();
        poste.receive(RECEIVED);
        assertThatThrownBy(() -> lists.create("Chutes")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lists.remove("plaies", "jeanne")).isInstanceOf(Refusal.class);
        assertThat(lists.all()).hasSize(1);
        assertThat(poste.replica.waiting()).isEmpty();
    }

    @Test
    void aReferentSeesNoList() {
        poste.close();
        poste = Poste.open(folder, People.HELENE);
        poste.receive(RECEIVED);
        assertThat(poste.work.worklists().all()).isEmpty();
        assertThat(poste.work.worklists().entries("plaies", "")).isEmpty();
    }
}
