package fr.santelien.coordination.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Poste;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ObjectNode BUNDLE = Poste.json("""
            {'resourceType':'Bundle','type':'searchset','entry':[
             {'resource':{'resourceType':'PractitionerRole','id':'r1','active':true,
               'practitioner':{'reference':'https://serveur/fhir/Practitioner/p1/_history/2','display':'ROCHE Antoine'},
               'organization':{'reference':'Organization/centre','display':'Centre'},
               'code':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/role','code':'doctor'}]},
                       {'coding':[{'system':'urn:g15','code':'10','display':'Médecin'}]}]}},
             {'resource':{'resourceType':'PractitionerRole','id':'r2',
               'organization':{'reference':'Organization/cpts','display':'CPTS de la Boucle'},'code':[{}]}},
             {'resource':{'resourceType':'PractitionerRole','id':'r3','period':{'end':'2026-11-21'},
               'organization':{'reference':'Organization/dac'}}},
             {'resource':{'resourceType':'PractitionerRole','id':'r4','period':{'start':'2026-11-23'}}},
             {'resource':{'resourceType':'Organization','id':'centre','name':'Centre municipal'}},
             {'search':{'mode':'outcome'}}]}""");

    @Test
    void eachMembershipThatHoldsTodayGivesAUser() {
        assertThat(Users.inBundle("8:10009990028", "Antoine ROCHE", BUNDLE, TODAY))
                .containsExactly(
                        new User(
                                "8:10009990028",
                                "Antoine ROCHE",
                                "r1",
                                User.Role.DOCTOR,
                                "Médecin",
                                "centre",
                                "Centre municipal"),
                        new User(
                                "8:10009990028",
                                "Antoine ROCHE",
                                "r2",
                                User.Role.MEMBER,
                                null,
                                "cpts",
                                "CPTS de la Boucle"));
    }

    @Test
    void aCardWithoutNameTakesTheMembershipsName() {
        assertThat(Users.inBundle("3:1", "", BUNDLE, TODAY))
                .extracting(User::display)
                .containsExactly("ROCHE Antoine", "Porteur de carte sans nom");
    }

    @Test
    void theNationalIdentifierIsSplitAsOnTheCard() {
        ObjectNode practitioner = Poste.json(
                "{'identifier':[{'system':'x','value':'1'},{'system':'urn:oid:1.2.250.1.71.4.2.1','value':'810009990010'}]}");
        assertThat(Users.holderId(practitioner)).isEqualTo("8:10009990010");
        assertThat(Users.holderId(Poste.json("{}"))).isEmpty();
    }

    @Test
    void aUsersTextHoldsNoName() {
        assertThat(Users.inBundle("8:1", "Antoine ROCHE", BUNDLE, TODAY).toString())
                .doesNotContain("ROCHE");
    }
}
