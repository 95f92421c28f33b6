package fr.santelien.coordination.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangesTest {

    static final String MEDICAL = """
            {'resourceType':'QuestionnaireResponse','id':'qr','status':'in-progress',
             'questionnaire':'https://santelien.fr/fhir/Questionnaire/ppcs-medical|1',
             'basedOn':[{'reference':'CarePlan/plan'}],'subject':{'reference':'Patient/jeanne'},
             'item':[{'linkId':'situation-besoins','item':[{'linkId':'ald','answer':[{'valueBoolean':true}]},
                {'linkId':'gir','answer':[{'valueCoding':{'code':'x-old','display':'Ancien'}}]}]},
              {'linkId':'objectifs-actions','item':[
              {'id':'o0','linkId':'objectifs','item':[{'linkId':'objectif-texte','answer':[{'valueString':'Marcher'}]}]},
              {'id':'o1','linkId':'objectifs','item':[
                {'linkId':'objectif-texte','answer':[{'valueString':'Rester chez moi'}]},
                {'linkId':'objectif-echeance','answer':[{'valueDate':'2027-01-31'}]},
                {'id':'a1','linkId':'actions','item':[{'linkId':'action-statut','answer':[{'valueCoding':{'code':'a-planifier'}}]}]}]}]}]}""";
    static final String LIST = """
            {'resourceType':'List','id':'l1','status':'current','mode':'working','title':'Sorties',
             'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'worklist'}]},
             'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/list-owner','valueReference':{'reference':'Organization/centre'}}],
             'entry':[{'item':{'reference':'Patient/jeanne'},'extension':[
              {'url':'https://santelien.fr/fhir/StructureDefinition/entry-comment','valueString':'Avant'}]}]}""";

    private Path folder;
    private Poste poste;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        poste = Poste.open(folder, People.NATHALIE);
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        poste.receive("""
                {'resourceType':'CarePlan','id':'plan','status':'draft','subject':{'reference':'Patient/jeanne'},
                 'category':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'ppcs'}]}]}""");
        poste.receive(MEDICAL);
        poste.receive(LIST);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void aRefusedChangeSaysWhyAndCanBeAbandonedOrSentAgain() {
        poste.work.worklists().rename("l1", "Sorties et retours");
        Reference list = new Reference("List", "l1");
        poste.replica.exchangeSide().outbox().refused(list, "titre trop long");
        assertThat(exchanges().waiting()).singleElement().satisfies(row -> {
            assertThat(row.blocked()).isEqualTo("refusé : titre trop long");
            assertThat(row.refused()).isTrue();
            assertThat(row.attempts()).isEqualTo(1);
        });
        exchanges().retry("List/l1");
        assertThat(exchanges().waiting().getFirst().blocked()).isEqualTo("attend le réseau");
        poste.replica.exchangeSide().outbox().refused(list, "titre trop long");
        exchanges().abandon("List/l1");
        assertThat(exchanges().waiting()).isEmpty();
        assertThat(poste.stored("List/l1").path("title").asText()).isEqualTo("Sorties");
    }

    @Test
    void aDateChangedOnBothSidesIsAConflictNamedByItsQuestion() {
        conflictOnDate();
        assertThat(exchanges().conflicts()).singleElement().satisfies(row -> {
            assertThat(row.reference()).isEqualTo("QuestionnaireResponse/qr");
            assertThat(row.subject()).isEqualTo("PPCS — DURAND Jeanne");
            assertThat(row.field()).isEqualTo("Échéance (objectif 2)");
            assertThat(row.before()).isEqualTo("31/01/2027");
            assertThat(row.mine()).isEqualTo("24/02/2027");
            assertThat(row.mineBy()).isEqualTo("Nathalie COHEN");
            assertThat(row.theirs()).isEqualTo("15/02/2027");
            assertThat(row.theirsBy()).isEqualTo("Antoine ROCHE");
            assertThat(row.theirsAt()).isEqualTo(Instant.parse("2026-11-22T09:37:00Z"));
        });
        assertThat(exchanges().waiting().getFirst().blocked()).isEqualTo("attend l’arbitrage");
        assertThat(poste.work.plans().open("plan").orElseThrow().conflicts()).containsExactly("objectifs-actions");
        assertThat(exchanges().status().conflicts()).isEqualTo(1);
    }

    @Test
    void keepingTheirsOrMineDecides() {
        conflictOnDate();
        exchanges().keepTheirs(exchanges().conflicts().getFirst().id());
        assertThat(exchanges().conflicts()).isEmpty();
        assertThat(echeance()).isEqualTo("2027-02-15");
    }

    @Test
    void keepingMineKeepsIt() {
        conflictOnDate();
        exchanges().keepMine(exchanges().conflicts().getFirst().id());
        assertThat(exchanges().conflicts()).isEmpty();
        assertThat(echeance()).isEqualTo("2027-02-24");
    }

    @Test
    void aDecisionIsToldAndCanBeComeBackOn() {
        conflictOnDate();
        exchanges().keepMine(exchanges().conflicts().getFirst().id());
        assertThat(exchanges().arbitrations()).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("PPCS — DURAND Jeanne");
            assertThat(row.field()).isEqualTo("Échéance (objectif 2)");
            assertThat(row.kept()).isEqualTo("24/02/2027");
            assertThat(row.discarded()).isEqualTo("15/02/2027");
            assertThat(row.discardedBy()).isEqualTo("Antoine ROCHE");
            assertThat(row.by()).isEqualTo("Nathalie COHEN");
            assertThat(row.opens()).isEqualTo("CarePlan/plan");
        });
        long decision = exchanges().arbitrations().getFirst().id();
        exchanges().undo(decision);
        assertThat(echeance()).isEqualTo("2027-02-15");
        assertThatThrownBy(() -> exchanges().undo(decision)).hasMessageContaining("déjà été repris");
    }

    @Test
    void aDecisionOnAnAnswerThatChangedSinceSaysToLookAtIt() {
        poste.work.worklists().rename("l1", "Sorties d’été");
        poste.receive(Poste.version(Poste.json(LIST.replace("'Sorties'", "'Sorties d’hiver'")), 2));
        exchanges().keepTheirs(exchanges().conflicts().getFirst().id());
        long decision = exchanges().arbitrations().getFirst().id();
        poste.work.worklists().rename("l1", "Sorties de printemps");
        assertThatThrownBy(() -> exchanges().undo(decision))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a changé depuis ce choix");
        assertThat(poste.stored("List/l1").path("title").asText()).isEqualTo("Sorties de printemps");
    }

    @Test
    void aDecisionIsNotShownToACardThatMayNotSeeIt() {
        conflictOnDate();
        exchanges().keepMine(exchanges().conflicts().getFirst().id());
        poste.close();
        poste = Poste.open(folder, People.SOPHIE);
        assertThat(exchanges().arbitrations()).isEmpty();
    }

    /** She was looking at « Voir ma fille »; her colleague's answer came in before her first key was saved. */
    @Test
    void anAnswerThatArrivedUnderTheFieldBeingTypedIsToBeDecided() {
        var plans = poste.work.plans();
        ObjectNode with = Poste.json(MEDICAL);
        projet(with, "Voir ma fille");
        poste.receive(Poste.version(with, 2));
        Answers past = plans.open("plan").orElseThrow().answers().getOrDefault("attentes", Answers.NONE);
        projet(with, "Partir en vacances");
        LastChange.stamp(with, "810009990028", "Antoine ROCHE", Instant.parse("2026-11-22T09:37:00Z"));
        poste.receive(Poste.version(with, 3));

        plans.save("plan", "attentes", past, answers(Map.of("attentes-projet", List.of("Voir mes filles"))));
        plans.leaveSection("plan", "attentes");
        assertThat(exchanges().conflicts()).singleElement().satisfies(row -> {
            assertThat(row.before()).isEqualTo("Voir ma fille");
            assertThat(row.mine()).isEqualTo("Voir mes filles");
            assertThat(row.theirs()).isEqualTo("Partir en vacances");
            assertThat(row.theirsBy()).isEqualTo("Antoine ROCHE");
        });
    }

    private static void projet(ObjectNode response, String answer) {
        ArrayNode items = Elements.list(response, "item");
        items.removeIf(item -> Elements.text(item, "linkId").equals("attentes"));
        ObjectNode question = items.addObject().put("linkId", "attentes");
        question.putArray("item")
                .addObject()
                .put("linkId", "attentes-projet")
                .putArray("answer")
                .addObject()
                .put("valueString", answer);
    }

    @Test
    void theStateOfARequestIsInConflictTogetherWithWhoHasItInHand() {
        Fields fields = new Fields(poste.replica, fr.santelien.coordination.ppcs.Form.ofContract());
        String path = "businessStatus+request-handler+owner+status+statusReason";
        ObjectNode value = Elements.object().put("status", "in-progress");
        value.putArray("extension[https://santelien.fr/fhir/StructureDefinition/request-handler]")
                .addObject()
                .put("url", "https://santelien.fr/fhir/StructureDefinition/request-handler")
                .putObject("valueReference")
                .put("reference", "PractitionerRole/r")
                .put("display", "Sophie MARTIN");
        assertThat(fields.name(path, Elements.object())).isEqualTo("État");
        assertThat(fields.value(path, Elements.object(), value)).isEqualTo("en cours · Sophie MARTIN");
    }

    @Test
    void codesAndYesOrNoAreShownInFrench() {
        poste.work.plans().open("plan");
        poste.work.plans().save("plan", "situation-besoins", answers(Map.of("ald", List.of("false"))));
        poste.work.plans().leaveSection("plan", "situation-besoins");
        ObjectNode server = Poste.json(MEDICAL);
        ArrayNode items = (ArrayNode) server.at("/item/0/item");
        items.removeAll();
        items.addObject()
                .put("linkId", "gir")
                .putArray("answer")
                .addObject()
                .putObject("valueCoding")
                .put("code", "x")
                .put("display", "GIR 4");
        poste.receive(Poste.version(server, 2));
        assertThat(exchanges().conflicts())
                .extracting(ConflictRow::field)
                .containsExactlyInAnyOrder("Affection de longue durée", "GIR évalué");
        assertThat(exchanges().conflicts()).anySatisfy(row -> {
            assertThat(row.before()).isEqualTo("oui");
            assertThat(row.mine()).isEqualTo("non");
            assertThat(row.theirs()).isEqualTo("(vide)");
            assertThat(row.theirsBy()).isEqualTo("auteur inconnu");
        });
        assertThat(exchanges().conflicts()).anySatisfy(row -> {
            assertThat(row.mine()).isEqualTo("(vide)");
            assertThat(row.theirs()).isEqualTo("GIR 4");
        });
    }

    @Test
    void aQuestionDeepInTheFormIsPlacedByItsOccurrences() {
        Fields fields = new Fields(poste.replica, fr.santelien.coordination.ppcs.Form.ofContract());
        String path = "item[objectifs-actions]/item[o1]/item[a1]/item[action-statut]/answer";
        ObjectNode response = Poste.json(MEDICAL);
        assertThat(fields.name(path, response)).isEqualTo("Statut (objectif 2, action 1)");
        assertThat(fields.value(path, response, response.at("/item/1/item/1/item/2/item/0/answer")))
                .isEqualTo("À planifier");
    }

    @Test
    void commentsAndTitlesOfListsInConflictAreNamed() {
        poste.work.worklists().add("l1", "jeanne", "Le mien");
        poste.work.worklists().rename("l1", "Sorties d’été");
        ObjectNode server = Poste.json(LIST.replace("Avant", "Le sien").replace("'Sorties'", "'Sorties d’hiver'"));
        poste.receive(Poste.version(server, 2));
        assertThat(exchanges().conflicts())
                .extracting(ConflictRow::field, ConflictRow::before, ConflictRow::mine, ConflictRow::theirs)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "Commentaire de DURAND Jeanne", "Avant", "Le mien", "Le sien"),
                        org.assertj.core.groups.Tuple.tuple("Titre", "Sorties", "Sorties d’été", "Sorties d’hiver"));
    }

    @Test
    void patientsAddedOnBothSidesAreAllKept() {
        poste.receive(Poste.patient("karim", "BENALI", "Karim", "1969-09-03"));
        poste.receive(Poste.patient("linh", "NGUYEN", "Linh", "1995-07-17"));
        poste.work.worklists().add("l1", "karim", "");
        ObjectNode server = Poste.json(LIST);
        Elements.list(server, "entry").addObject().putObject("item").put("reference", "Patient/linh");
        poste.receive(Poste.version(server, 2));
        assertThat(exchanges().conflicts()).isEmpty();
        assertThat(poste.work.worklists().entries("l1", ""))
                .extracting(entry -> entry.patient().id())
                .containsExactly("karim", "jeanne", "linh");
    }

    @Test
    void aConflictOfAResourceThisCardMayNotSeeIsNotShown() {
        conflictOnDate();
        poste.close();
        poste = Poste.open(folder, People.SOPHIE);
        assertThat(exchanges().conflicts()).isEmpty();
        assertThat(exchanges().status().conflicts()).isZero();
    }

    @Test
    void theLastFailureIsASentenceWithARemedy() {
        poste.replica.exchangeSide().exchangeStarted();
        poste.replica.exchangeSide().exchangeFailed(ExchangeFailure.WRONG_SERVER_CERTIFICATE);
        assertThat(exchanges().status().lastFailure())
                .startsWith("Le serveur qui a répondu n’est pas reconnu")
                .contains("Vérifiez la date et l’heure du poste");
        poste.replica.exchangeSide().exchangeSucceeded();
        assertThat(exchanges().status().lastFailure()).isNull();
        assertThat(exchanges().status().received()).isEqualTo(-1);
    }

    private void conflictOnDate() {
        var plans = poste.work.plans();
        Answers section = plans.open("plan").orElseThrow().answers().getOrDefault("objectifs-actions", Answers.NONE);
        List<Answers> objectives = section.groups().getOrDefault("objectifs", List.of());
        Answers second = objectives.getLast();
        Answers changed = new Answers(
                second.id(),
                Map.of("objectif-texte", List.of("Rester chez moi"), "objectif-echeance", List.of("2027-02-24")),
                second.groups());
        plans.save(
                "plan",
                "objectifs-actions",
                new Answers("", Map.of(), Map.of("objectifs", List.of(objectives.getFirst(), changed))));
        plans.leaveSection("plan", "objectifs-actions");
        ObjectNode server = Poste.json(MEDICAL.replace("2027-01-31", "2027-02-15"));
        LastChange.stamp(server, "810009990028", "Antoine ROCHE", Instant.parse("2026-11-22T09:37:00Z"));
        poste.receive(Poste.version(server, 2));
    }

    private String echeance() {
        return poste.stored("QuestionnaireResponse/qr")
                .at("/item/1/item/1/item/1/answer/0/valueDate")
                .asText();
    }

    private Exchanges exchanges() {
        return poste.work.exchanges();
    }

    private static Answers answers(Map<String, List<String>> values) {
        return new Answers("", values, Map.of());
    }
}
