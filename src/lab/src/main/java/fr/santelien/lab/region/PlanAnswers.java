package fr.santelien.lab.region;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** What is answered in the plans: the first sections of each part, as many as asked. */
final class PlanAnswers {

    private final Instant now;

    PlanAnswers(Instant now) {
        this.now = now;
    }

    /** @param sections 1 to 3: patient, professionals, agreement */
    List<QuestionnaireResponseItemComponent> administrative(String plan, int sections) {
        FilledForm form = new FilledForm(plan, "Questionnaire-ppcs-administratif.json");
        return List.of(patient(form), professionals(form), agreement(form)).subList(0, sections);
    }

    /** @param sections 1 to 5: situation, expectations, objectives, alert, evaluation */
    List<QuestionnaireResponseItemComponent> medical(String plan, int sections) {
        FilledForm form = new FilledForm(plan, "Questionnaire-ppcs-medical.json");
        return List.of(situation(form), expectations(form), objectives(form), alert(form), evaluation(form))
                .subList(0, sections);
    }

    private static QuestionnaireResponseItemComponent patient(FilledForm form) {
        return form.group(
                "patient-entourage",
                form.answer("lieu-de-vie", "domicile-seul"),
                form.answer("foyer-personnes", "1"),
                form.answer("medecin-traitant", "Dr Antoine ROCHE"),
                form.answer("aidant", "true"),
                form.answer("aidant-nom", "Sa fille, Claire"),
                form.answer("aidant-lien", "enfant"),
                form.answer("personne-confiance", "false"));
    }

    private static QuestionnaireResponseItemComponent professionals(FilledForm form) {
        return form.group(
                "professionnels",
                form.answer("referent-nom", "Nathalie COHEN"),
                form.answer("referent-fonction", "Infirmière coordinatrice"),
                form.answer("referent-telephone", "01 99 00 12 34"),
                form.row(
                        "intervenants",
                        "1",
                        form.answer("intervenant-nom", "Dr Antoine ROCHE"),
                        form.answer("intervenant-role", "Médecin traitant")),
                form.row(
                        "intervenants",
                        "2",
                        form.answer("intervenant-nom", "SSIAD des Rives"),
                        form.answer("intervenant-role", "Soins infirmiers à domicile"),
                        form.answer("intervenant-telephone", "01 99 00 56 78")));
    }

    private QuestionnaireResponseItemComponent agreement(FilledForm form) {
        return form.group(
                "accord",
                form.answer("accord-information", "true"),
                form.answer("accord-donne", "true"),
                form.answer("accord-date", day(-70)),
                form.answer("accord-mode", "oral"),
                form.answer("accord-recueilli-par", "Nathalie COHEN"));
    }

    private static QuestionnaireResponseItemComponent situation(FilledForm form) {
        return form.group(
                "situation-besoins",
                form.answer(
                        "situation-synthese",
                        "Vit seule au troisième étage, deux hospitalisations cette année, fatigue et perte d’appétit."),
                form.answer("ald", "true"),
                form.answer("gir", "4"),
                form.row(
                        "problemes",
                        "1",
                        form.answer("probleme-type", "MED-058"),
                        form.answer("probleme-description", "Sort peu depuis l’hiver, la famille habite loin."),
                        form.answer("probleme-priorite", "haute")),
                form.row(
                        "problemes",
                        "2",
                        form.answer("probleme-type", "GEN-092"),
                        form.answer("probleme-autre", "Logement"),
                        form.answer("probleme-description", "Pas d’ascenseur, salle de bain à adapter."),
                        form.answer("probleme-priorite", "moyenne")));
    }

    private static QuestionnaireResponseItemComponent expectations(FilledForm form) {
        return form.group(
                "attentes",
                form.answer("attentes-projet", "« Rester chez moi et revoir mon jardin. »"),
                form.answer("attentes-priorites", "Ne plus être hospitalisée ; marcher jusqu’au marché."),
                form.answer("directives", "false"));
    }

    private QuestionnaireResponseItemComponent objectives(FilledForm form) {
        return form.group(
                "objectifs-actions",
                form.row(
                        "objectifs",
                        "1",
                        form.answer("objectif-intitule", "Sécuriser le maintien à domicile"),
                        form.answer("objectif-texte", "Rester chez moi sans nouvelle hospitalisation"),
                        form.answer("objectif-echeance", day(94)),
                        action(form, "1", "Surveillance du poids", "SSIAD des Rives", "en-cours"),
                        action(form, "2", "Portage de repas", "Service communal", "a-planifier")));
    }

    private static QuestionnaireResponseItemComponent action(
            FilledForm form, String name, String text, String who, String status) {
        return form.row(
                "actions",
                name,
                form.answer("action-texte", text),
                form.answer("action-intervenant", who),
                form.answer("action-statut", status));
    }

    private static QuestionnaireResponseItemComponent alert(FilledForm form) {
        return form.group(
                "alerte",
                form.answer(
                        "alerte-signes",
                        "Prise de plus de deux kilos en trois jours, essoufflement inhabituel, chute."),
                form.answer("alerte-conduite", "Appeler le centre aux heures ouvrées, le 15 en dehors."),
                form.row(
                        "alerte-contacts",
                        "1",
                        form.answer("alerte-contact-nom", "Nathalie COHEN"),
                        form.answer("alerte-contact-telephone", "01 99 00 12 34")));
    }

    private QuestionnaireResponseItemComponent evaluation(FilledForm form) {
        return form.group(
                "evaluation",
                form.answer("revue-prochaine", day(20)),
                form.answer("revue-responsable", "Dr Antoine ROCHE"),
                form.answer("objectifs-non-realises", "false"));
    }

    private String day(int days) {
        return now.plus(Duration.ofDays(days)).toString().substring(0, 10);
    }
}
