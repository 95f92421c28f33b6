package fr.santelien.lab.tour;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.util.List;

/** Nathalie comes to the same poste with her own card, the network goes, and another structure works meanwhile. */
final class DayWithoutNetwork {

    private static final String SHARED = "Sorties d’hospitalisation";
    private static final String MINE = "Appel du centre : infirmière prévue lundi";
    private static final String THEIRS = "DAC : portage de repas demandé";

    private final World world;
    private final Cable cable;
    private final VirtualReader reader;
    private final Hand hand;
    private final Gestures gestures;
    private final Transcript transcript;
    private final ServerView server;

    DayWithoutNetwork(World world, Cable cable, VirtualReader reader, Hand hand, Transcript transcript) {
        this.world = world;
        this.cable = cable;
        this.reader = reader;
        this.hand = hand;
        this.gestures = new Gestures(hand);
        this.transcript = transcript;
        this.server = new ServerView(world.auditor());
    }

    void play(OtherDesk other) throws Exception {
        enrolNathalie();
        String patient = commonPatient();
        fillAPlanOffline();
        commentOffline(patient);
        otherDeskWorks(other, patient);
        networkBack(patient);
        decide(patient);
        otherDeskSees(other);
        secretarySeesLess();
        cardPulledWhileTyping();
    }

    private void enrolNathalie() throws Exception {
        transcript.step("Une carte inconnue du poste est refusée, avec le remède");
        reader.remove();
        transcript.screen("Insérez votre carte");
        reader.insert(world.card(DemoPerson.NATHALIE));
        transcript.screen("Bonjour Nathalie");
        gestures.giveCode();
        transcript.screen("Cette carte n’est pas encore connue de ce poste.").picture("carte inconnue");

        transcript.step("Sophie l’ajoute au poste, Nathalie prend la place");
        reader.remove();
        transcript.screen("Insérez votre carte");
        reader.insert(world.card(DemoPerson.SOPHIE));
        transcript.screen("Bonjour Sophie");
        gestures.giveCode();
        hand.click("#user");
        hand.clickText("Ajouter une carte à ce poste…");
        transcript.screen("dans les deux minutes").picture("ajouter une carte");
        hand.clickText("Continuer");
        hand.awaitNoText("dans les deux minutes");
        reader.remove();
        transcript.screen("Insérez votre carte");
        reader.insert(world.card(DemoPerson.NATHALIE));
        transcript.screen("Bonjour Nathalie");
        gestures.giveCode();
        transcript.screen("Nathalie COHEN").screen("à jour à");
    }

    /** A patient of the shared list, by the name the list shows. */
    private String commonPatient() {
        JsonNode entry = server.list(SHARED).path("entry").path(0);
        return entry.path("item").path("display").asText();
    }

    private void fillAPlanOffline() {
        transcript.step("Le réseau tombe : un PPCS est rempli sans lui");
        cable.unplug();
        gestures.go("patients");
        gestures.searchPatient("12051942", "dur");
        hand.clickText("DURAND");
        hand.keys(javafx.scene.input.KeyCode.ENTER);
        hand.click("#createPlanButton");
        transcript.screen("Plan personnalisé de coordination en santé").screen("Brouillon");
        PlanFilling plan = new PlanFilling(hand, gestures);
        plan.patient();
        transcript.screen("Enregistré à");
        plan.professionals();
        plan.situation();
        plan.wishes();
        plan.goals();
        transcript.screen("Hors ligne").picture("ppcs hors ligne");
        plan.alert();
        plan.review();
        plan.agreement();

        transcript.step("Toutes les réponses obligatoires sont là : le plan est activé, toujours sans réseau");
        hand.click("#activateButton");
        transcript.screen("Plan activé").screen("Hors ligne · ").picture("ppcs active");
    }

    private void commentOffline(String patient) {
        transcript.step("Un commentaire change dans la liste partagée, sans réseau");
        gestures.openList(SHARED);
        gestures.comment(patient, MINE);
        transcript.screen("Commentaire enregistré").screen("en attente").picture("liste hors ligne");
    }

    private void otherDeskWorks(OtherDesk other, String patient) throws Exception {
        transcript.step("Au DAC, Karima change le même commentaire, en ligne, sur un autre poste");
        other.order("code");
        other.order("see", "à jour à");
        other.order("list", SHARED);
        other.order("comment", patient, THEIRS);
        other.order("see", "Commentaire enregistré");
        transcript.seen("second poste : le commentaire est enregistré");
        transcript.server(
                "le commentaire du DAC est sur le serveur",
                () -> server.list(SHARED).toString().contains(THEIRS));
        other.order("picture", "13-second-poste.png");
    }

    private void networkBack(String patient) {
        transcript.step("Le réseau revient : tout part, et ce qui s’oppose est montré");
        transcript.seen("serveur : aucun plan de DURAND avant l’échange");
        String id = server.patientId("DURAND");
        if (!server.plans(id).isEmpty()) {
            throw new AssertionError("a plan was on the server while the poste was offline");
        }
        cable.plug();
        hand.keys(javafx.scene.input.KeyCode.F5);
        transcript.server(
                "le plan est actif",
                () -> server.plans(id).stream()
                        .anyMatch(plan -> plan.path("status").asText().equals("active")));
        transcript.server("ses réponses médicales et administratives y sont", () -> {
            List<JsonNode> plans = server.plans(id);
            String answers =
                    server.answers(plans.getFirst().path("id").asText()).toString();
            return answers.contains("Rester chez moi sans nouvelle hospitalisation")
                    && answers.contains("Infirmière coordinatrice");
        });
        gestures.go("synchronisation");
        transcript.screen(MINE).screen(THEIRS).picture("conflit");
    }

    private void decide(String patient) {
        transcript.step("Nathalie arbitre : sa réponse est gardée, l’autre reste dans l’historique");
        hand.clickText("Garder ma réponse");
        transcript.server(
                "le commentaire choisi", () -> server.list(SHARED).toString().contains(MINE));
        String list = server.list(SHARED).path("id").asText();
        if (!server.history("List", list).contains(THEIRS)) {
            throw new AssertionError("the other comment is not in the history of the list");
        }
        transcript.seen("serveur : l’autre commentaire est dans l’historique");
        transcript.screen("Aucune modification en attente").picture("synchronise");
    }

    private void otherDeskSees(OtherDesk other) throws Exception {
        transcript.step("Le second poste reçoit la décision");
        other.order("exchange");
        other.order("see", MINE);
        other.order("picture", "16-second-poste-a-jour.png");
        transcript.seen("second poste : « " + MINE + " » à l’écran");
    }

    private void secretarySeesLess() throws Exception {
        transcript.step("Sophie revient : du même plan, elle n’a que la partie administrative");
        reader.remove();
        transcript.screen("Insérez votre carte");
        reader.insert(world.card(DemoPerson.SOPHIE));
        transcript.screen("Bonjour Sophie");
        gestures.giveCode();
        transcript.screen("Sophie MARTIN").screen("à jour à");
        gestures.go("plans");
        hand.doubleClickText("DURAND Jeanne");
        transcript
                .screen("1. Patient et entourage")
                .screen("8. Accord du patient")
                .screen("Domicile, seul");
        transcript.notOnScreen("Situation et besoins").notOnScreen("Objectifs et actions");
        transcript.picture("ppcs de la secretaire");
    }

    private void cardPulledWhileTyping() throws Exception {
        transcript.step("La carte est retirée en pleine saisie : écran fermé, saisie retrouvée");
        hand.click("#section-professionnels");
        gestures.fill("#referent-telephone", "01 99 00 00 42");
        reader.remove();
        transcript
                .screen("Insérez votre carte")
                .notOnScreen("Professionnels impliqués")
                .picture("carte retiree");
        reader.insert(world.card(DemoPerson.SOPHIE));
        transcript.screen("Bonjour Sophie");
        transcript.picture("saisie gardee");
        gestures.giveCode();
        // nothing is clicked: she is back in the section where she was
        transcript.screen("Professionnels impliqués").screen("01 99 00 00 42").picture("saisie retrouvee");
    }
}
