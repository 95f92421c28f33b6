package fr.santelien.coordination.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostCardsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String HOLDER = "8:10009990010";
    private static final String CARD = "2600900021";

    @TempDir
    Path folder;

    private Poste poste;

    @BeforeEach
    void open() {
        poste = Poste.open(folder, People.HELENE);
        poste.receive("""
                {'resourceType':'Practitioner','id':'p1','name':[{'family':'COHEN','given':['Nathalie']}],
                 'identifier':[{'system':'urn:oid:1.2.250.1.71.4.2.1','value':'810009990010'}]}""");
        receiveRole("'start':'2025-02-01'", "");
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void aCardDeclaredLostOpensNothingAndTheOthersOfThatPersonDo() {
        assertThat(standing(CARD)).isEqualTo(CardStanding.GOOD);
        poste.work.memberships().declareLost("r1", " 26009 00021");
        assertThat(standing(CARD)).isEqualTo(CardStanding.DECLARED_LOST);
        assertThat(standing("2600900099")).isEqualTo(CardStanding.GOOD);
        assertThat(poste.work.memberships().people("cohen"))
                .singleElement()
                .extracting(Member::lostCards)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(new LostCard(CARD, Poste.NOW));
        assertThat(poste.replica.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.what()).isEqualTo("Carte déclarée perdue"));
    }

    @Test
    void declaredTwiceIsOneAndTakenBackIsNone() {
        poste.work.memberships().declareLost("r1", CARD);
        poste.work.memberships().declareLost("r1", CARD);
        assertThat(poste.stored("PractitionerRole/r1").toString()).containsOnlyOnce(CARD);
        poste.work.memberships().takeBackLost("r1", CARD);
        assertThat(standing(CARD)).isEqualTo(CardStanding.GOOD);
        assertThat(poste.stored("PractitionerRole/r1").toString()).doesNotContain("lost-card");
    }

    @Test
    void otherExtensionsAreLeftAlone() {
        receiveRole("'start':'2025-02-01'", ",'extension':[{'url':'https://exemple.fr/x','valueString':'gardé'}]");
        poste.work.memberships().declareLost("r1", CARD);
        poste.work.memberships().takeBackLost("r1", CARD);
        assertThat(poste.stored("PractitionerRole/r1").toString()).contains("gardé");
    }

    @Test
    void whatIsNoNumberIsRefusedWithASentence() {
        assertThatThrownBy(() -> poste.work.memberships().declareLost("r1", "celle-de-Nathalie"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("numéro d’une carte");
        assertThat(standing(CARD)).isEqualTo(CardStanding.GOOD);
    }

    @Test
    void aMembershipThatEndedOpensNothing() {
        receiveRole("'start':'2025-02-01','end':'2026-11-21'", "");
        assertThat(standing(CARD)).isEqualTo(CardStanding.NO_MEMBERSHIP);
        assertThat(CardStanding.of(poste.replica, "8:1", CARD, "centre", TODAY)).isEqualTo(CardStanding.NO_MEMBERSHIP);
    }

    @Test
    void declarationsThatCannotBeReadDeclareNothing() {
        receiveRole("'start':'2025-02-01'", """
                ,'extension':[{'url':'https://santelien.fr/fhir/StructureDefinition/lost-card'},
                  {'url':'https://santelien.fr/fhir/StructureDefinition/lost-card','extension':[
                    {'url':'number','valueString':'2600900021'},{'url':'declaredAt','valueInstant':'hier'}]}]""");
        assertThat(standing(CARD)).isEqualTo(CardStanding.GOOD);
    }

    @Test
    void onlyWhoKeepsTheMembershipsDeclares(@TempDir Path other) {
        try (Poste sophie = Poste.open(other, People.SOPHIE)) {
            assertThat(sophie.work.memberships().mayKeep()).isFalse();
            assertThatThrownBy(() -> sophie.work.memberships().declareLost("r1", CARD))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(poste.work.memberships().mayKeep()).isTrue();
    }

    private CardStanding standing(String number) {
        return CardStanding.of(poste.replica, HOLDER, number, "centre", TODAY);
    }

    private int version = 1;

    private void receiveRole(String period, String more) {
        poste.receive(Poste.version(Poste.json("""
                {'resourceType':'PractitionerRole','id':'r1','active':true,
                 'practitioner':{'reference':'Practitioner/p1'},
                 'organization':{'reference':'Organization/centre','display':'Centre'},
                 'period':{%s}%s}""".formatted(period, more)), version++));
    }
}
