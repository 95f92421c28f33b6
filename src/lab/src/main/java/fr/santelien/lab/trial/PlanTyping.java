package fr.santelien.lab.trial;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.lab.oracle.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Somebody fills a section of a plan: answers, rows that repeat, rows in rows. */
final class PlanTyping {

    /** @param rows linkId of the group that repeats, empty when there is none; {@code inRow} a text of it */
    private record Filled(String section, List<String> texts, String rows, String inRow) {}

    private static final List<Filled> SECTIONS = List.of(
            new Filled("patient-entourage", List.of("medecin-traitant", "droits-sociaux"), "", ""),
            new Filled("professionnels", List.of("referent-nom"), "intervenants", "intervenant-nom"),
            new Filled("attentes", List.of("attentes-projet", "attentes-priorites"), "", ""),
            new Filled("situation-besoins", List.of("situation-synthese"), "problemes", "probleme-description"),
            new Filled("alerte", List.of("alerte-signes"), "alerte-contacts", "alerte-contact-nom"));

    private final TrialPoste poste;
    private final RandomGenerator random;
    private final Mark mark;
    private final Plan plan;
    private final Filled section;

    private PlanTyping(TrialPoste poste, RandomGenerator random, Mark mark, Plan plan, Filled section) {
        this.poste = poste;
        this.random = random;
        this.mark = mark;
        this.plan = plan;
        this.section = section;
    }

    /** On the plan as it is, or on a screen opened some time ago. */
    static Optional<PlanTyping> of(TrialPoste poste, RandomGenerator random, Mark mark) {
        boolean again = random.nextInt(3) > 0;
        return Gesture.one(Gesture.ids(poste.replica(), "CarePlan"), random)
                .flatMap(id -> {
                    Plan screen = again ? null : poste.screens().get(id);
                    return screen == null ? poste.work().plans().reread(id) : Optional.of(screen);
                })
                .flatMap(plan -> {
                    poste.screens().put(plan.row().id(), plan);
                    List<Filled> shown = SECTIONS.stream()
                            .filter(filled -> plan.answers().containsKey(filled.section()))
                            .toList();
                    return Gesture.one(shown, random).map(filled -> new PlanTyping(poste, random, mark, plan, filled));
                });
    }

    void make(Gesture gesture) {
        if (gesture == Gesture.LEAVE_SECTION) {
            poste.work().plans().leaveSection(plan.row().id(), section.section());
            return;
        }
        Answers past = plan.answers().getOrDefault(section.section(), Answers.NONE);
        poste.work().plans().save(plan.row().id(), section.section(), past, typed(gesture, past));
        poste.screens().remove(plan.row().id());
    }

    private Answers typed(Gesture gesture, Answers past) {
        List<Answers> rows = new ArrayList<>(past.groups().getOrDefault(section.rows(), List.of()));
        switch (gesture) {
            case ADD_ROW -> rows.add(with(Answers.newOccurrence(), section.inRow(), mark.on("Ligne")));
            case CHANGE_ROW -> {
                if (!rows.isEmpty()) {
                    int at = random.nextInt(rows.size());
                    rows.set(at, with(rows.get(at), section.inRow(), mark.on("Ligne changée")));
                }
            }
            case REMOVE_ROW -> {
                if (!rows.isEmpty()) {
                    rows.remove(random.nextInt(rows.size()));
                }
            }
            default -> {
                return with(
                        past, section.texts().get(random.nextInt(section.texts().size())), mark.on("Réponse"));
            }
        }
        if (section.rows().isEmpty()) {
            return past;
        }
        Map<String, List<Answers>> groups = new HashMap<>(past.groups());
        groups.put(section.rows(), rows);
        return new Answers(past.id(), past.values(), groups);
    }

    private static Answers with(Answers answers, String linkId, String text) {
        Map<String, List<String>> values = new HashMap<>(answers.values());
        values.put(linkId, List.of(text));
        return new Answers(answers.id(), values, answers.groups());
    }
}
