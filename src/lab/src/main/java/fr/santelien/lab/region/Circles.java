package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoPerson.ANTOINE;
import static fr.santelien.lab.people.DemoPerson.KARIMA;
import static fr.santelien.lab.people.DemoPerson.NATHALIE;
import static fr.santelien.lab.people.DemoStructure.CENTRE;
import static fr.santelien.lab.people.DemoStructure.CPTS;
import static fr.santelien.lab.people.DemoStructure.DAC;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** One circle of care a patient: the centre is in most, the DAC in one out of four, the CPTS alone in a few. */
final class Circles {

    private Circles() {}

    static List<Resource> of(List<Identity> people, LocalDate today) {
        List<Resource> circles = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Identity patient = people.get(i);
            CareTeam circle = Fhir.fictitious(new CareTeam(), "circle-" + patient.id());
            circle.setStatus(CareTeamStatus.ACTIVE)
                    .setName("Cercle de soins")
                    .setSubject(new Reference("Patient/" + patient.id()));
            LocalDate from = today.minusDays(30 + i * 11L);
            circle.getPeriod().setStartElement(new DateTimeType(from.toString()));
            members(i, patient).forEach(member -> {
                CareTeam.CareTeamParticipantComponent participant = circle.addParticipant();
                participant.setId("p-" + (circle.getParticipant().size()));
                participant.setMember(member).getPeriod().setStartElement(new DateTimeType(from.toString()));
            });
            circles.add(circle);
        }
        return circles;
    }

    private static List<Reference> members(int number, Identity patient) {
        boolean story = patient.id().equals(Population.DURAND) || patient.id().equals(Population.LEGRAND);
        List<Reference> members = new ArrayList<>();
        if (number % 15 == 14) {
            return List.of(Fhir.to(CPTS));
        }
        members.add(Fhir.to(CENTRE));
        if (story || number % 3 == 0) {
            members.add(Staff.role(ANTOINE, CENTRE));
            members.add(Staff.role(NATHALIE, CENTRE));
        }
        if (story || number % 4 == 1) {
            members.add(Fhir.to(DAC));
            members.add(Staff.role(KARIMA, DAC));
        }
        return members;
    }
}
