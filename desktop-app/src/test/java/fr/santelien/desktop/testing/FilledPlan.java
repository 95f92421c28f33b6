package fr.santelien.desktop.testing;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A draft plan for DURAND Jeanne, made and partly filled by the user of the poste. */
public final class FilledPlan {

    public static final String FIRST = "patient-entourage";
    public static final String OBJECTIVES = "objectifs-actions";

    private static final String DATE = "2027-02-24";
    private static final Form FORM = Form.ofContract();

    public final String id;
    private final Plans plans;
    private final RealWork real;

    /** Nothing is being typed any more when this returns; the trace does not have an opening yet. */
    public FilledPlan(RealWork real) {
        this.real = real;
        this.plans = real.work.plans();
        real.receive(Resources.patients(SamplePatients.ALL));
        id = plans.create(SamplePatients.DURAND.id());
        write(
                FIRST,
                values(Map.of(
                        "lieu-de-vie", firstOption("lieu-de-vie"),
                        "foyer-personnes", "1",
                        "medecin-traitant", "Dr ROCHE, Suresnes",
                        "aidant", "true",
                        "aidant-nom", "DURAND Claire",
                        "personne-confiance", "false",
                        "aidant-lien", firstOption("aidant-lien"))));
        write(
                "situation-besoins",
                values(Map.of("situation-synthese", "Décompensation cardiaque, vit seule au 3e étage.")));
        write(OBJECTIVES, objectives(DATE));
    }

    public Plan read() {
        return plans.reread(id).orElseThrow();
    }

    public Answers answers(String section) {
        return read().answers().getOrDefault(section, Answers.NONE);
    }

    /** Another session of the poste changes a section and leaves it. */
    public void write(String section, Answers answers) {
        plans.save(id, section, answers(section), answers);
        plans.leaveSection(id, section);
    }

    /** Activated by someone else. */
    public void activatedElsewhere() {
        real.replica.edit(carePlan(), "PPCS activé", plan -> plan.put("status", "active"));
    }

    /** Closed by someone else. */
    public void closedElsewhere() {
        real.replica.edit(carePlan(), "PPCS clôturé", plan -> plan.put("status", "completed"));
    }

    /** Sections that are being typed, not left yet. */
    public List<String> drafts() {
        return real.replica.waiting().stream()
                .filter(change -> change.state() == RowState.DRAFT)
                .map(change -> change.what())
                .toList();
    }

    /** The date of the first objective was changed on both sides. */
    public void inConflict() {
        real.sendAll();
        String sent = real.stored(response()).toString();
        write(OBJECTIVES, objectives("2027-03-31"));
        real.receiveVersion(2, sent.replace(DATE, "2027-02-15"));
    }

    /** A colleague's answer to a question that both have, as the next exchange brings it. */
    public void answeredElsewhere(String before, String after) {
        real.sendAll();
        String sent = real.stored(response(before)).toString();
        real.receiveVersion(2, sent.replace(before, after));
    }

    private String response() {
        return response(DATE);
    }

    private String response(String containing) {
        return real
                .replica
                .query(
                        "SELECT type, id FROM visible WHERE type = 'QuestionnaireResponse' ORDER BY id",
                        row -> row.text("type") + "/" + row.text("id"))
                .stream()
                .filter(reference -> real.stored(reference).toString().contains(containing))
                .findFirst()
                .orElseThrow();
    }

    private Reference carePlan() {
        return new Reference("CarePlan", id);
    }

    public static FormItem item(String linkId) {
        return FORM.item(linkId).orElseThrow();
    }

    private static Answers objectives(String date) {
        return new Answers("", Map.of(), Map.of("objectifs", List.of(objective(date))));
    }

    private static Answers objective(String date) {
        List<Answers> actions = List.of(
                occurrence(
                        "a1",
                        Map.of(
                                "action-texte", "Surveillance du poids et des œdèmes",
                                "action-intervenant", "SSIAD Suresnes",
                                "action-quand", "Quotidien",
                                "action-statut", firstOption("action-statut"))),
                occurrence("a2", Map.of("action-texte", "Portage de repas")));
        return new Answers(
                "o1",
                Map.of(
                        "objectif-intitule", List.of("Sécuriser le retour à domicile"),
                        "objectif-texte", List.of("Rester chez moi sans nouvelle hospitalisation"),
                        "objectif-echeance", List.of(date)),
                Map.of("actions", actions));
    }

    private static Answers values(Map<String, String> values) {
        return occurrence("", values);
    }

    private static Answers occurrence(String id, Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((linkId, value) -> lists.put(linkId, List.of(value)));
        return new Answers(id, lists, Map.of());
    }

    private static String firstOption(String linkId) {
        return item(linkId).options().getFirst().code();
    }
}
