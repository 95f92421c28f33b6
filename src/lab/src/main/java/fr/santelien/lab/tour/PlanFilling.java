package fr.santelien.lab.tour;

import fr.santelien.lab.hand.Hand;

/** A coordinator fills a whole plan, section after section: every required answer, through the form. */
final class PlanFilling {

    private final Hand hand;
    private final Gestures gestures;

    PlanFilling(Hand hand, Gestures gestures) {
        this.hand = hand;
        this.gestures = gestures;
    }

    void patient() {
        section("patient-entourage");
        choose("lieu-de-vie", "Domicile, seul");
        write("medecin-traitant", "Dr Roche, centre des Coteaux");
        tick("aidant", "false");
        tick("personne-confiance", "false");
    }

    void professionals() {
        section("professionnels");
        write("referent-nom", "Nathalie Cohen");
        write("referent-fonction", "Infirmière coordinatrice");
        write("referent-telephone", "01 99 00 00 10");
        add("intervenants");
        write("intervenant-nom*", "SSIAD des Rives");
        write("intervenant-role*", "Soins à domicile");
    }

    void situation() {
        section("situation-besoins");
        write("situation-synthese", "Vit seule, fatigue à l’effort depuis l’hospitalisation.");
        add("problemes");
        choose("probleme-type*", "Isolement");
        write("probleme-description*", "Famille éloignée, peu de visites.");
        tick("probleme-priorite", "haute");
    }

    void wishes() {
        section("attentes");
        write("attentes-projet", "Rester chez elle et revoir son jardin.");
        write("attentes-priorites", "Ne plus retourner à l’hôpital.");
        tick("directives", "false");
    }

    void goals() {
        section("objectifs-actions");
        add("objectifs");
        write("objectif-texte*", "Rester chez moi sans nouvelle hospitalisation");
        write("objectif-echeance*", "24/02/2027");
        add("actions");
        write("action-texte*", "Pesée et surveillance des œdèmes");
        write("action-intervenant*", "SSIAD des Rives");
        tick("action-statut", "en-cours");
    }

    void alert() {
        section("alerte");
        write("alerte-signes", "Prise de plus de deux kilos en trois jours.");
        write("alerte-conduite", "Appeler le centre, qui fixe une consultation le jour même.");
        add("alerte-contacts");
        write("alerte-contact-nom*", "Accueil du centre des Coteaux");
        write("alerte-contact-telephone*", "01 99 00 00 00");
    }

    void review() {
        section("evaluation");
        write("revue-prochaine", "24/02/2027");
        write("revue-responsable", "Nathalie Cohen");
        tick("objectifs-non-realises", "false");
    }

    void agreement() {
        section("accord");
        tick("accord-information", "true");
        tick("accord-donne", "true");
        write("accord-date", "22/11/2026");
        tick("accord-mode", "oral");
    }

    private void section(String linkId) {
        hand.click("#section-" + linkId);
    }

    private void write(String linkId, String text) {
        gestures.fill("#" + linkId, text);
    }

    private void tick(String linkId, String code) {
        hand.click("#" + linkId + "-" + code);
    }

    private void choose(String linkId, String label) {
        hand.click("#" + linkId);
        hand.clickText(label);
    }

    private void add(String linkId) {
        hand.click("#add-" + linkId);
    }
}
