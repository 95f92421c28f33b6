package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people, two postes, one server: both work without network on the same records, then both come back. */
class TwoPostesTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Reference LIST = listReference(1);
    private static final Reference ANSWERS = new Reference("QuestionnaireResponse", uuid(2));

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste camille;
    private Poste noe;

    @BeforeEach
    void bothHaveTheSameRecords() {
        stub = new StubServer(TLS);
        stub.memory.write(addPatient(list(uuid(1), "Sorties"), uuid(10)));
        stub.memory.write(answers("aller à la boulangerie", "Fille"));
        camille = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        noe = new Poste(folder.resolve("noe"), NOE, stub, TLS);
        camille.exchange();
        noe.exchange();
    }

    @AfterEach
    void stop() {
        camille.close();
        noe.close();
        stub.close();
    }

    private static ObjectNode answers(String objective, String helper) {
        ObjectNode response = Json.NODES
                .objectNode()
                .put("resourceType", "QuestionnaireResponse")
                .put("id", uuid(2))
                .put("status", "in-progress");
        answer(response, "objectif", objective);
        answer(response, "aidant", helper);
        return response;
    }

    private static ObjectNode answer(ObjectNode response, String linkId, String text) {
        for (JsonNode item : response.withArray("item")) {
            if (item.path("linkId").asText().equals(linkId)) {
                ((ObjectNode) item.path("answer").get(0)).put("valueString", text);
                return response;
            }
        }
        ObjectNode item = response.withArray("item").addObject().put("linkId", linkId);
        item.putArray("answer").addObject().put("valueString", text);
        return response;
    }

    private static String answer(ObjectNode response, String linkId) {
        return StreamSupport.stream(response.path("item").spliterator(), false)
                .filter(item -> item.path("linkId").asText().equals(linkId))
                .map(item -> item.path("answer").path(0).path("valueString").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void bothEditTheSameListOfflineAndNothingIsLost() {
        camille.replica.edit(LIST, "patient ajouté", json -> addPatient(json, uuid(11)));
        noe.replica.edit(LIST, "patient ajouté", json -> addPatient(json, uuid(12)));
        noe.replica.edit(LIST, "renommée", json -> json.put("title", "Sorties d’hôpital"));

        camille.exchange();
        noe.exchange();
        camille.exchange();

        ObjectNode onServer = stub.memory.get(LIST.toString());
        assertThat(onServer.path("title").asText()).isEqualTo("Sorties d’hôpital");
        assertThat(onServer.path("entry").findValuesAsText("reference"))
                .containsExactly("Patient/" + uuid(10), "Patient/" + uuid(11), "Patient/" + uuid(12));
        assertThat(camille.local(LIST)).isEqualTo(onServer);
        assertThat(noe.local(LIST)).isEqualTo(onServer);
        assertThat(noe.replica.conflicts()).isEmpty();
    }

    @Test
    void bothEditTheSamePlanOfflineDifferentAnswersMergeAndTheSameOneIsToBeDecided() {
        camille.replica.edit(ANSWERS, "objectif", json -> answer(json, "objectif", "marcher seule"));
        camille.replica.edit(ANSWERS, "aidant", json -> answer(json, "aidant", "Fille, tous les jours"));
        noe.replica.edit(ANSWERS, "objectif", json -> answer(json, "objectif", "monter l’escalier"));
        noe.replica.edit(ANSWERS, "souhait", json -> answer(json, "souhait", "rester chez elle"));

        camille.exchange();
        noe.exchange();

        assertThat(noe.replica.read(ANSWERS).orElseThrow().state()).isEqualTo(RowState.CONFLICT);
        Conflict conflict = noe.replica.conflicts().getFirst();
        assertThat(conflict.path()).isEqualTo("item[objectif]/answer");
        assertThat(String.valueOf(conflict.local().value())).contains("monter l’escalier");
        assertThat(String.valueOf(conflict.remote().value())).contains("marcher seule");
        assertThat(conflict.local().author()).isEqualTo(NOE.display());
        assertThat(conflict.remote().author()).isEqualTo(CAMILLE.display());
        assertThat(conflict.remote().at()).isNotNull();
        assertThat(answer(noe.local(ANSWERS), "aidant")).isEqualTo("Fille, tous les jours");

        noe.replica.decide(conflict.id(), Conflict.Choice.LOCAL);
        noe.exchange();
        camille.exchange();
        ObjectNode onServer = stub.memory.get(ANSWERS.toString());
        assertThat(answer(onServer, "objectif")).isEqualTo("monter l’escalier");
        assertThat(answer(onServer, "aidant")).isEqualTo("Fille, tous les jours");
        assertThat(answer(onServer, "souhait")).isEqualTo("rester chez elle");
        assertThat(camille.local(ANSWERS)).isEqualTo(onServer);
        assertThat(noe.replica.status().waiting()).isZero();
    }

    @Test
    void removedHereAndCommentedThereIsKeptAndShown() {
        camille.replica.edit(LIST, "commentaire", json -> {
            ((ObjectNode) json.path("entry").get(0)).put("flag", "rappeler la fille");
            return json;
        });
        noe.replica.edit(LIST, "patient retiré", json -> {
            json.remove("entry");
            return json;
        });
        camille.exchange();
        noe.exchange();

        assertThat(noe.local(LIST).path("entry").findValuesAsText("flag")).containsExactly("rappeler la fille");
        Conflict conflict = noe.replica.conflicts().getFirst();
        assertThat(conflict.local().value()).isNull();

        noe.replica.decide(conflict.id(), Conflict.Choice.LOCAL);
        noe.exchange();
        assertThat(stub.memory.get(LIST.toString()).has("entry")).isFalse();
    }

    @Test
    void aConflictStaysWhileTheOtherSideGoesOnChangingTheValue() {
        camille.replica.edit(LIST, "renommée", json -> json.put("title", "A"));
        noe.replica.edit(LIST, "renommée", json -> json.put("title", "B"));
        camille.exchange();
        noe.exchange();
        camille.replica.edit(LIST, "renommée", json -> json.put("title", "A, corrigé"));
        camille.exchange();
        noe.exchange();

        Conflict conflict = noe.replica.conflicts().getFirst();
        assertThat(String.valueOf(conflict.remote().value())).isEqualTo("\"A, corrigé\"");
        assertThat(String.valueOf(conflict.local().value())).isEqualTo("\"B\"");
        assertThat(noe.local(LIST).path("title").asText()).isEqualTo("B");
    }

    @Test
    void bothWriteTheSameAndNobodyIsAsked() {
        camille.replica.edit(LIST, "renommée", json -> json.put("title", "Pareil"));
        noe.replica.edit(LIST, "renommée", json -> json.put("title", "Pareil"));
        camille.exchange();
        noe.exchange();
        assertThat(noe.replica.conflicts()).isEmpty();
        assertThat(noe.replica.status().waiting()).isZero();
    }

    /** At her desk and in the meeting room, the same card. */
    @Test
    void oneUserOnTwoPostesIsTreatedAsTwoPeople() {
        try (Poste meeting = new Poste(folder.resolve("meeting"), CAMILLE, stub, TLS)) {
            meeting.exchange();
            camille.replica.edit(ANSWERS, "objectif", json -> answer(json, "objectif", "marcher seule"));
            camille.replica.edit(ANSWERS, "aidant", json -> answer(json, "aidant", "Fille, tous les jours"));
            meeting.replica.edit(ANSWERS, "objectif", json -> answer(json, "objectif", "monter l’escalier"));
            meeting.replica.edit(LIST, "patient ajouté", json -> addPatient(json, uuid(11)));
            camille.exchange();
            meeting.exchange();

            Conflict conflict = meeting.replica.conflicts().getFirst();
            assertThat(meeting.replica.conflicts()).hasSize(1);
            assertThat(conflict.local().author()).isEqualTo(CAMILLE.display());
            assertThat(conflict.remote().author()).isEqualTo(CAMILLE.display());
            assertThat(answer(meeting.local(ANSWERS), "aidant")).isEqualTo("Fille, tous les jours");
            assertThat(stub.memory.get(LIST.toString()).path("entry")).hasSize(2);

            meeting.replica.decide(conflict.id(), Conflict.Choice.LOCAL);
            meeting.exchange();
            camille.exchange();
            assertThat(answer(camille.local(ANSWERS), "objectif")).isEqualTo("monter l’escalier");
            assertThat(camille.local(ANSWERS)).isEqualTo(meeting.local(ANSWERS));
            assertThat(camille.local(LIST)).isEqualTo(meeting.local(LIST));
        }
    }

    /** What waits on one poste is that poste's: the other one, same card in, neither sees nor sends it. */
    @Test
    void whatAUserLeftUnsentOnOnePosteWaitsThereForHerCard() {
        try (Poste meeting = new Poste(folder.resolve("meeting"), CAMILLE, stub, TLS)) {
            meeting.exchange();
            meeting.replica.edit(LIST, "renommée", json -> json.put("title", "Retours"));
            camille.exchange();
            assertThat(camille.replica.waiting()).isEmpty();
            assertThat(stub.memory.get(LIST.toString()).path("title").asText()).isEqualTo("Sorties");
            meeting.exchange();
            camille.exchange();
            assertThat(camille.local(LIST).path("title").asText()).isEqualTo("Retours");
        }
    }
}
