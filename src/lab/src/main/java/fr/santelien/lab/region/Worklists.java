package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoPerson.ANTOINE;
import static fr.santelien.lab.people.DemoPerson.NATHALIE;
import static fr.santelien.lab.people.DemoPerson.SOPHIE;
import static fr.santelien.lab.people.DemoStructure.CENTRE;
import static fr.santelien.lab.people.DemoStructure.CPTS;
import static fr.santelien.lab.people.DemoStructure.DAC;

import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Work lists of the centre, and one the CPTS shares with it. */
final class Worklists {

    private final List<Identity> people;
    private final Instant now;

    private Worklists(List<Identity> people, Instant now) {
        this.people = people;
        this.now = now;
    }

    static List<Resource> of(List<Identity> people, Instant now) {
        Worklists lists = new Worklists(people, now);
        return List.of(
                lists.shared(
                        lists.list(
                                "list-sorties",
                                "Sorties d’hospitalisation",
                                CENTRE,
                                SOPHIE,
                                5,
                                7,
                                5,
                                9,
                                17,
                                21,
                                25,
                                33),
                        DAC),
                lists.list(
                        "list-insuffisance-cardiaque",
                        "Insuffisance cardiaque",
                        CENTRE,
                        NATHALIE,
                        12,
                        1,
                        6,
                        10,
                        15,
                        18,
                        27,
                        30,
                        42),
                lists.list(
                        "list-diabete",
                        "Diabète — suivi IDE",
                        CENTRE,
                        NATHALIE,
                        40,
                        8,
                        11,
                        13,
                        16,
                        22,
                        24,
                        31,
                        36,
                        40,
                        45,
                        51,
                        57),
                lists.shared(
                        lists.list(
                                "list-vaccination",
                                "Vaccination à domicile — CPTS",
                                CPTS,
                                ANTOINE,
                                20,
                                2,
                                12,
                                19,
                                23,
                                35),
                        CENTRE));
    }

    private ListResource list(String id, String title, DemoStructure owner, DemoPerson by, int days, int... patients) {
        ListResource list = Fhir.fictitious(new ListResource(), id);
        list.setStatus(ListResource.ListStatus.CURRENT)
                .setMode(ListResource.ListMode.WORKING)
                .setTitle(title)
                .setCode(Fhir.kind("worklist"));
        list.addExtension(Names.LIST_OWNER, Fhir.to(owner));
        for (int i = 0; i < patients.length; i++) {
            ListResource.ListEntryComponent entry = list.addEntry();
            Instant added = now.minus(Duration.ofDays(days)).plus(Duration.ofHours(7L * i));
            entry.setItem(new Reference("Patient/" + people.get(patients[i]).id()));
            entry.setDateElement(Fhir.moment(added.isAfter(now) ? now.minusSeconds(3600) : added));
            entry.addExtension(Names.ENTRY_ADDED_BY, Staff.role(by, owner));
            if (i % 3 == 0) {
                entry.addExtension(Names.ENTRY_COMMENT, new StringType(COMMENTS.get((i / 3 + days) % COMMENTS.size())));
            }
        }
        Fhir.changed(list, by, now.minus(Duration.ofHours(days)));
        return list;
    }

    private ListResource shared(ListResource list, DemoStructure with) {
        list.addExtension(Names.LIST_SHARED_WITH, Fhir.to(with));
        return list;
    }

    /** What a desk writes beside a patient: when, who, what to bring, nothing medical. */
    private static final List<String> COMMENTS = List.of(
            "À rappeler lundi matin",
            "Passage infirmier mis en place",
            "Attend le compte rendu d’hospitalisation",
            "Joindre par sa fille",
            "Rendez-vous fixé");
}
