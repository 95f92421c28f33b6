package fr.santelien.lab.region;

import java.util.List;
import java.util.Random;

/** What professionals write to each other, made of ordinary sentences; some thirty words a note. */
final class NoteText {

    private static final List<String> WHO = List.of(
            "La patiente",
            "Le patient",
            "Sa fille",
            "Son fils",
            "Son épouse",
            "Son mari",
            "L’aide à domicile",
            "L’infirmière de nuit",
            "Le kinésithérapeute",
            "La voisine",
            "Le pharmacien",
            "Le médecin traitant");

    private static final List<String> SAYS = List.of(
            "signale une fatigue inhabituelle depuis",
            "se plaint de douleurs au genou depuis",
            "n’a plus d’appétit depuis",
            "dort mal depuis",
            "ne sort plus de chez elle depuis",
            "rapporte deux chutes sans gravité depuis",
            "dit être essoufflée à l’effort depuis",
            "a perdu du poids depuis",
            "oublie son traitement du soir depuis",
            "a repris la marche depuis",
            "refuse le portage des repas depuis",
            "trouve la glycémie instable depuis",
            "note un œdème des chevilles depuis",
            "s’inquiète d’une toux sèche depuis",
            "demande un lit médicalisé depuis",
            "va mieux depuis");

    private static final List<String> SINCE = List.of(
            "hier",
            "trois jours",
            "une semaine",
            "la sortie d’hospitalisation",
            "le changement de traitement",
            "le passage de l’assistante sociale",
            "la canicule",
            "les fêtes",
            "le dernier rendez-vous",
            "lundi");

    private static final List<String> FOUND = List.of(
            "Tension", "Saturation", "Poids", "Glycémie à jeun", "Température", "Fréquence cardiaque", "Diurèse");

    private static final List<String> SO = List.of(
            "Avis demandé sur une aide à domicile.", "Pansement refait, plaie propre et sans écoulement.",
            "Ordonnance renouvelée pour un mois.", "Rendez-vous de cardiologie à avancer si possible.",
            "Bilan sanguin prescrit, à prélever à domicile.", "Semainier préparé avec la famille.",
            "Kinésithérapie respiratoire à débuter.", "Évaluation de la douleur à refaire au prochain passage.",
            "Dossier d’allocation personnalisée d’autonomie déposé.", "Vaccination antigrippale proposée et acceptée.",
            "Barre d’appui à poser dans la salle de bains.", "Régime sans sel rappelé, carnet à remplir.",
            "Téléconsultation prévue avec le gériatre.", "Matelas anti-escarres commandé chez le prestataire.",
            "Conciliation médicamenteuse à faire avec le pharmacien.", "Pas de signe de gravité, surveillance.");

    private NoteText() {}

    static String draw(Random random) {
        return pick(WHO, random) + " " + pick(SAYS, random) + " " + pick(SINCE, random) + ". " + pick(FOUND, random)
                + " : " + (30 + random.nextInt(170)) + ". " + pick(SO, random) + " " + pick(WHO, random)
                + " est d’accord. " + pick(SO, random);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
