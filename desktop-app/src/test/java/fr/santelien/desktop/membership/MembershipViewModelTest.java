package fr.santelien.desktop.membership;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.membership.Member;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembershipViewModelTest {

    private static final String HOLDER = "8:10009990010";

    @RegisterExtension
    final RealWork real = new RealWork(RealWork.HELENE);

    private final FakeRecovery recovery = new FakeRecovery();
    private final Steps steps = new Steps();
    private final Map<String, List<String>> cards = Map.of(HOLDER, List.of("2600900021", "2700900021"));
    private final MembershipViewModel model = model(real);

    private MembershipViewModel model(RealWork work) {
        return new MembershipViewModel(
                work.work.memberships(),
                holder -> cards.getOrDefault(holder, List.of()),
                recovery,
                steps.background,
                RealWork.CLOCK);
    }

    @Test
    void aCardDeclaredLostIsShownAndNoLongerProposed() {
        receive();
        Member member = model.people().getFirst();
        assertThat(proposed(member)).containsExactly("2600900021", "2700900021");
        model.declareLost(member, "2600900021");
        steps.run();
        assertThat(message()).startsWith("La carte est déclarée perdue.");
        Member after = model.people().getFirst();
        assertThat(after.lostCards())
                .singleElement()
                .satisfies(lost -> assertThat(lost.number()).isEqualTo("2600900021"));
        assertThat(proposed(after)).containsExactly("2700900021");
        model.takeBackLost(after);
        steps.run();
        assertThat(model.people().getFirst().lostCards()).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsRefusedInPlace() {
        receive();
        model.declareLost(model.people().getFirst(), "?");
        steps.run();
        assertThat(message()).startsWith("Le numéro d’une carte");
    }

    @Test
    void theReferentIsRemindedOfTheRecoveryKeyAndNobodyElse() {
        model.remind();
        steps.run();
        assertThat(message()).startsWith("Ce poste n’a pas encore de clé de secours");
        try (RealWork other = new RealWork(RealWork.LEA)) {
            MembershipViewModel hers = model(other);
            hers.remind();
            steps.run();
            assertThat(hers.referent()).isFalse();
            assertThat(hers.message().get()).isNull();
        }
    }

    private void receive() {
        real.receive("""
                {'resourceType':'Practitioner','id':'p1','name':[{'family':'COHEN','given':['Nathalie']}],
                 'identifier':[{'system':'urn:oid:1.2.250.1.71.4.2.1','value':'810009990010'}]}""", """
                {'resourceType':'PractitionerRole','id':'r1','active':true,
                 'practitioner':{'reference':'Practitioner/p1'},
                 'organization':{'reference':'Organization/%s'}}""".formatted(RealWork.HELENE.structureId()));
        model.refresh();
        steps.run();
        assertThat(model.people()).hasSize(1);
    }

    private List<String> proposed(Member member) {
        List<String> numbers = new ArrayList<>();
        model.cardsOf(member, (whose, known) -> numbers.addAll(known));
        steps.run();
        return numbers;
    }

    private String message() {
        return Objects.requireNonNull(model.message().get()).text();
    }
}
