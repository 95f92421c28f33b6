package fr.santelien.desktop.testing;

import fr.santelien.coordination.worklist.Worklist;
import java.util.List;
import java.util.stream.Stream;

/** Three lists of the structure and one that another shares with it. */
public final class ReceivedLists {

    private static final String CENTRE = "Centre municipal de santé — Suresnes";
    private static final String CPTS = "CPTS Rives de Seine";
    private static final String DAC = "DAC 92 Centre";

    private ReceivedLists() {}

    /**
     * l1 holds four patients and is shared with o2; l2 and l3 are empty; l4 belongs to o1. By title the own ones are l3,
     * l2, l1.
     */
    public static void four(RealWork real) {
        real.receive(Resources.patients(SamplePatients.ALL));
        real.receive(
                Resources.organization("org-1", CENTRE),
                Resources.organization("o1", CPTS),
                Resources.organization("o2", DAC),
                discharges("Sorties d’hospitalisation"),
                Resources.list(own("l2", "Insuffisance cardiaque", List.of()), "org-1"),
                Resources.list(own("l3", "Diabète — suivi par l’infirmière déléguée", List.of()), "org-1"),
                Resources.list(
                        new Worklist("l4", "CPTS — Plaies complexes", 0, true, CPTS, List.of(CENTRE), false),
                        "o1",
                        List.of("org-1"),
                        Stream.of()));
    }

    /** The list l1. */
    public static String discharges(String title) {
        return Resources.list(
                own("l1", title, List.of(DAC)),
                "org-1",
                List.of("o2"),
                Stream.of(
                        Resources.entry(SamplePatients.DURAND, "Sortie prévue le 24/11 — Foch, cardiologie"),
                        Resources.entry(SamplePatients.BENALI, "Demande d’appui du DAC 92 Centre"),
                        Resources.entry(SamplePatients.LEROY, ""),
                        Resources.entry(
                                SamplePatients.LONG,
                                "Rappeler la fille avant la sortie ; vérifier l’oxygène à domicile")));
    }

    private static Worklist own(String id, String title, List<String> sharedWith) {
        return new Worklist(id, title, 0, false, CENTRE, sharedWith, false);
    }
}
