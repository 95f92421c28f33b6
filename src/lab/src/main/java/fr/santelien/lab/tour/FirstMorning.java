package fr.santelien.lab.tour;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import javafx.scene.input.KeyCode;

/** Sophie's morning at the desk of the centre, alone and with the network. */
final class FirstMorning {
    private final World world;
    private final VirtualReader reader;
    private final Hand hand;
    private final Gestures gestures;
    private final Transcript transcript;
    private final ServerView server;

    FirstMorning(World world, VirtualReader reader, Hand hand, Transcript transcript) {
        this.world = world;
        this.reader = reader;
        this.hand = hand;
        this.gestures = new Gestures(hand);
        this.transcript = transcript;
        this.server = new ServerView(world.auditor());
    }

    void play() throws Exception {
        emptyReader();
        wrongCode();
        firstOpening();
        takeARequest();
        findAPatient();
        workOnLists();
        testTheCard();
        colleagues();
        lockAndUnlock();
    }

    private void emptyReader() {
        transcript.step("Le poste démarre, le lecteur est vide");
        transcript.screen("Insérez votre carte").picture("lecteur vide");
    }

    private void wrongCode() throws Exception {
        transcript.step("Sophie insère sa carte et se trompe de code");
        reader.insert(world.card(DemoPerson.SOPHIE));
        transcript.screen("Bonjour Sophie").screen("MARTIN Sophie");
        gestures.giveCode("9999");
        transcript.screen("Code incorrect.");
        hand.awaitThat("the card counted one mistake", () -> tries() == 2);
        transcript.seen("carte : 2 essais restants").picture("code incorrect");
    }

    private int tries() {
        try {
            return world.card(DemoPerson.SOPHIE).tries();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void firstOpening() {
        transcript.step("Le bon code ouvre le poste, les dossiers arrivent");
        gestures.giveCode();
        transcript.screen("Point de contact").screen("à jour à").screen("À traiter · 7");
        transcript.picture("point de contact");
    }

    private void takeARequest() {
        JsonNode urgent = server.urgentRequest();
        String id = urgent.path("id").asText();
        String title = urgent.path("description").asText();

        transcript.step("Une demande urgente est ouverte");
        hand.clickText(title);
        hand.keys(KeyCode.ENTER);
        transcript.screen("Suivi").screen("Ouverte").picture("demande ouverte");

        transcript.step("Elle est prise en charge, puis le demandeur reçoit une réponse");
        hand.click("#takeButton");
        transcript.screen("Demande prise en charge");
        transcript.server("Task en cours, prise par Sophie", () -> {
            JsonNode task = server.request(id);
            return task.path("status").asText().equals("in-progress")
                    && ServerView.extension(task, Names.REQUEST_HANDLER)
                            .path("valueReference")
                            .path("display")
                            .asText()
                            .contains("MARTIN");
        });
        hand.click("#replyButton");
        gestures.fill("#replyText", "Passage infirmier organisé dès mardi. Réponse médicale à suivre.");
        hand.click("#sendReplyButton");
        transcript.screen("Réponse enregistrée");
        transcript.server(
                "la réponse est dans le suivi de la demande",
                () -> server.request(id).path("note").toString().contains("Passage infirmier organisé dès mardi."));
        transcript.screen("Aucune modification en attente").notOnScreen("Pas encore envoyé");
        transcript.picture("demande prise en charge");
    }

    private void findAPatient() {
        transcript.step("Un patient est cherché par sa date de naissance puis son nom");
        hand.keys(KeyCode.CONTROL, KeyCode.K);
        gestures.searchPatient("12051942", "dur");
        hand.clickText("DURAND");
        hand.keys(KeyCode.ENTER);
        transcript.screen("née LEFÈVRE").screen("Identité qualifiée").screen("12/05/1942");
        transcript.picture("patient");
    }

    private void workOnLists() {
        transcript.step("Il est ajouté à une liste de travail avec un commentaire");
        gestures.openList("Insuffisance cardiaque");
        hand.click("#addPatientButton");
        gestures.searchPatient("12051942", "dur");
        hand.clickText("DURAND");
        gestures.fill("#addComment", "Pesée à suivre chaque semaine");
        hand.click("#confirmAddButton");
        transcript.screen("est dans la liste");
        transcript.server(
                "List : la patiente et son commentaire",
                () -> server.list("Insuffisance cardiaque")
                        .path("entry")
                        .toString()
                        .contains("Pesée à suivre chaque semaine"));
        transcript.picture("liste de travail");

        transcript.step("Une liste est créée, puis renommée");
        gestures.newList("Visites de decembre");
        transcript.screen("Visites de decembre");
        hand.click("#renameListButton");
        gestures.fill("#titleField", "Visites de décembre");
        hand.click("#confirmRenameButton");
        transcript.screen("Visites de décembre");
        transcript.server(
                "List créée et renommée",
                () -> !server.list("Visites de décembre").isMissingNode());
        transcript.picture("liste creee");
    }

    private void testTheCard() {
        transcript.step("L’écran « Carte et lecteur » : la carte est testée jusqu’à une signature vérifiée");
        gestures.go("cardAndReader");
        transcript.screen("Authentification").screen("OpenSC");
        hand.click("#test");
        transcript.screen("sa signature vérifiée").picture("carte et lecteur");
    }

    private void colleagues() {
        transcript.step("Les personnes rattachées à la structure");
        gestures.go("memberships");
        transcript.screen("COHEN").screen("ROCHE").picture("rattachements");
    }

    private void lockAndUnlock() {
        transcript.step("F9 masque les écrans, le code les rend");
        hand.keys(KeyCode.F9);
        transcript.screen("Session verrouillée").notOnScreen("ROCHE").screen("Code porteur");
        transcript.picture("verrouille");
        gestures.giveCode();
        transcript.screen("ROCHE");
    }
}
