package fr.santelien.coordination.membership;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.access.Users;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ROLE = """
            {'resourceType':'PractitionerRole','id':'%s','active':%s,
             'practitioner':{'reference':'Practitioner/%s'%s},
             'organization':{'reference':'Organization/%s','display':'Centre'},
             'code':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/role','code':'%s'}]}
               %s],
             'period':{%s}}""";
    private static final String NURSE = ",{'coding':[{'system':'urn:tre-g15','code':'60','display':'Infirmier'}]}";

    private Poste poste;

    @BeforeEach
    void open(@TempDir Path folder) {
        poste = Poste.open(folder, People.SOPHIE);
        poste.receive("{'resourceType':'Organization','id':'centre','name':'Centre municipal de santé des Coteaux'}");
        role("r1", "true", "p1", ",'display':'COHEN Nathalie'", "centre", "coordinator", NURSE, "'start':'2025-02-01'");
        role("r2", "true", "p2", "", "centre", "secretary", "", "'start':'2024-09-15'");
        role(
                "r3",
                "true",
                "p3",
                ",'display':'ANCIEN Paul'",
                "centre",
                "doctor",
                "",
                "'start':'2020-01-01','end':'2026-11-21'");
        role("r4", "false", "p4", ",'display':'ABEL Zoé'", "centre", "inconnu", "", "");
        role("r5", "true", "p5", ",'display':'GARNIER Léa'", "centre", "member", "", "'end':'2026-11-22'");
        role("r6", "true", "p6", ",'display':'DIALLO Karima'", "dac", "coordinator", "", "");
        poste.receive("""
                {'resourceType':'Practitioner','id':'p2','name':[{'family':'MARTIN','given':['Sophie']}],
                 'identifier':[{'system':'urn:oid:1.2.250.1.71.4.2.1','value':'3920009016/000000018'}]}""");
    }

    private void role(
            String id,
            String active,
            String person,
            String display,
            String organization,
            String role,
            String profession,
            String period) {
        poste.receive(ROLE.formatted(id, active, person, display, organization, role, profession, period));
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void activeOnesComeFirstThenByName() {
        assertThat(poste.work.memberships().people(""))
                .extracting(Member::name)
                .containsExactly("COHEN Nathalie", "GARNIER Léa", "MARTIN Sophie", "ABEL Zoé", "ANCIEN Paul");
    }

    @Test
    void aMemberHasRoleProfessionAndDates() {
        assertThat(poste.work.memberships().people("nathalie"))
                .containsExactly(new Member(
                        "r1",
                        "",
                        "COHEN Nathalie",
                        "Infirmier",
                        User.Role.COORDINATOR,
                        LocalDate.of(2025, 2, 1),
                        null,
                        true,
                        List.of()));
    }

    @Test
    void theFilterLooksInNamesAndProfessions() {
        assertThat(poste.work.memberships().people("INFIRM"))
                .extracting(Member::id)
                .containsExactly("r1");
        assertThat(poste.work.memberships().people("lea"))
                .extracting(Member::id)
                .containsExactly("r5");
        assertThat(poste.work.memberships().people("diallo")).isEmpty();
    }

    @Test
    void aPersonWithoutDisplayIsNamedByHerPractitioner() {
        assertThat(poste.work.memberships().people("martin"))
                .extracting(Member::id)
                .containsExactly("r2");
    }

    @Test
    void theHolderIsFoundInTheReplicaByHerCard() {
        assertThat(Users.in(poste.replica, "3:920009016/000000018", "Sophie MARTIN", "centre", TODAY))
                .hasValue(new User(
                        "3:920009016/000000018",
                        "Sophie MARTIN",
                        "r2",
                        User.Role.SECRETARY,
                        null,
                        "centre",
                        "Centre municipal de santé des Coteaux"));
        assertThat(Users.in(poste.replica, "3:920009016/000000018", "", "dac", TODAY))
                .isEmpty();
        assertThat(Users.in(poste.replica, "8:1", "", "centre", TODAY)).isEmpty();
    }
}
