package fr.santelien.desktop.testing;

import java.time.Instant;
import java.util.stream.IntStream;

/** Requests that came to the contact point: r1 is the most urgent. */
public final class ReceivedRequests {

    private static final Instant TODAY = Instant.parse("2026-11-22T09:38:00Z");

    private ReceivedRequests() {}

    /** Five requests, from a discharge to organise (r1) to an old question (r5), with their patients. */
    public static void five(RealWork real) {
        real.receive(Resources.patients(SamplePatients.ALL));
        real.receive(
                discharge("Sortie d’hospitalisation à organiser"),
                Resources.request(
                        "r2",
                        "2026-004309",
                        "asap",
                        "Demande d’appui à la coordination",
                        SamplePatients.BENALI,
                        "DAC 92 Centre",
                        "",
                        TODAY.minusSeconds(2580)),
                Resources.request(
                        "r3",
                        "2026-004307",
                        "routine",
                        "Question sur les horaires du laboratoire",
                        null,
                        "CPTS Suresnes",
                        "",
                        TODAY.minusSeconds(5160)),
                Resources.request(
                        "r4",
                        "2026-004290",
                        "routine",
                        "Recherche de médecin traitant",
                        SamplePatients.NGUYEN,
                        "Équipe mobile précarité",
                        "",
                        TODAY.minusSeconds(86_000)),
                Resources.request(
                        "r5",
                        "2026-004288",
                        "asap",
                        "Demande d’expertise diabétologie",
                        SamplePatients.LONG,
                        "Dr ROCHE",
                        "Médecin traitant",
                        TODAY.minusSeconds(250_000)));
    }

    /** The most urgent one, r1. */
    public static String discharge(String title) {
        return Resources.request(
                        "r1",
                        "2026-004312",
                        "urgent",
                        title,
                        SamplePatients.DURAND,
                        "Hôpital Foch",
                        "Cardiologie",
                        TODAY)
                .replace("'input':[", "'input':[" + letters())
                .replace(
                        "Pouvez-vous nous rappeler ?",
                        "Retour à domicile prévu le 24/11 après décompensation cardiaque. Besoin d’une consultation sous"
                                + " 7 jours, d’un passage infirmier quotidien et d’un relais social (vit seule, 3e étage"
                                + " sans ascenseur).");
    }

    private static String letters() {
        return "{'type':{'text':'attachment'},'valueAttachment':{'title':'lettre-de-liaison.pdf','size':219000}},"
                + "{'type':{'text':'attachment'},'valueAttachment':{'title':'ordonnance.pdf','size':98000}},";
    }

    /** So many more that nobody has opened. */
    public static void some(RealWork real, int howMany) {
        real.receive(IntStream.range(0, howMany)
                .mapToObj(i -> Resources.request(
                        "more-" + i, "2026-00400" + i, "routine", "Question", null, "CPTS Suresnes", "", TODAY))
                .toArray(String[]::new));
    }
}
