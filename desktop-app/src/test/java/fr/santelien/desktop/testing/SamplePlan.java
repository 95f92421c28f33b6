package fr.santelien.desktop.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormRules;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.coordination.ppcs.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One plan with the real form, kept in memory; what is asked of it is noted. */
public final class SamplePlan {

    public static final String ID = "plan-1";
    public static final String OBJECTIVES = "objectifs-actions";

    private static final Form FORM = Form.ofContract();
    private static final List<String> SECTIONS = List.of(
            "patient-entourage",
            "professionnels",
            "situation-besoins",
            "attentes",
            OBJECTIVES,
            "alerte",
            "evaluation",
            "accord");

    /** « save objectifs-actions », « leave … », « activate », in order. */
    public final List<String> calls = new ArrayList<>();

    public final Map<String, Answers> answers = new LinkedHashMap<>();
    public final List<String> conflicts = new ArrayList<>();
    public PlanStatus status = PlanStatus.DRAFT;
    public boolean mayWrite = true;

    private final PatientIdentity patient;

    public SamplePlan(Plans plans, PatientIdentity patient) {
        this.patient = patient;
        fill();
        when(plans.open(ID)).thenAnswer(call -> Optional.of(plan()));
        when(plans.reread(ID)).thenAnswer(call -> Optional.of(plan()));
        when(plans.all(anyString())).thenAnswer(call -> List.of(plan().row()));
        doAnswer(call -> {
                    calls.add("save " + call.getArgument(1));
                    answers.put(call.getArgument(1), call.getArgument(3));
                    return null;
                })
                .when(plans)
                .save(anyString(), anyString(), any(), any());
        doAnswer(call -> calls.add("leave " + call.getArgument(1))).when(plans).leaveSection(anyString(), anyString());
        doAnswer(call -> {
                    calls.add("activate");
                    if (plan().sections().stream().anyMatch(section -> section.missing() > 0)) {
                        throw new Refusal("Il manque des réponses obligatoires.");
                    }
                    status = PlanStatus.ACTIVE;
                    return null;
                })
                .when(plans)
                .activate(anyString());
    }

    public static FormItem item(String linkId) {
        return FORM.item(linkId).orElseThrow();
    }

    public Plan plan() {
        List<Section> sections =
                SECTIONS.stream().map(linkId -> section(item(linkId))).toList();
        int percent = sections.stream()
                .map(section -> new Completion(section.required(), section.missing(), section.answered()))
                .reduce(new Completion(0, 0, false), Completion::plus)
                .percent();
        PlanRow row = new PlanRow(ID, patient, status, percent, SampleWork.NOW, !calls.isEmpty());
        return new Plan(row, patient, sections, Map.copyOf(answers), List.copyOf(conflicts), mayWrite);
    }

    private Section section(FormItem form) {
        Completion completion = FormRules.completion(form, answers.getOrDefault(form.linkId(), Answers.NONE));
        return new Section(
                form,
                1 + SECTIONS.indexOf(form.linkId()),
                1,
                false,
                completion.required(),
                completion.missing(),
                completion.answered());
    }

    private void fill() {
        answers.put(
                "patient-entourage",
                values(Map.of(
                        "lieu-de-vie", firstOption("lieu-de-vie"),
                        "foyer-personnes", "1",
                        "medecin-traitant", "Dr ROCHE, Suresnes",
                        "aidant", "true",
                        "aidant-nom", "DURAND Claire",
                        "personne-confiance", "false",
                        "aidant-lien", firstOption("aidant-lien"))));
        answers.put(
                "situation-besoins",
                new Answers(
                        "",
                        Map.of("situation-synthese", List.of("Décompensation cardiaque, vit seule au 3e étage.")),
                        Map.of()));
        answers.put(OBJECTIVES, new Answers("", Map.of(), Map.of("objectifs", List.of(objective()))));
    }

    private static Answers objective() {
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
                        "objectif-echeance", List.of("2027-02-24")),
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
