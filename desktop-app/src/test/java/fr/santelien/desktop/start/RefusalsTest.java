package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.sync.replica.ReplicaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @ParameterizedTest
    @EnumSource(ReplicaException.Kind.class)
    void everyTroubleOfTheFileHasASentenceAndARemedy(ReplicaException.Kind kind) {
        Refused refused = Refusals.of(new ReplicaException(kind, "detail"));
        assertThat(refused.sentence()).endsWith(".").doesNotContain("detail");
        assertThat(refused.remedy()).endsWith(".").isNotEqualTo(refused.sentence());
    }

    /** The card was read and its code accepted: what refuses is this poste, whatever the card side says after. */
    @Test
    void aCardThatIsNotEnrolled_isSentToAColleagueWhoseCardOpensThePoste() {
        Refused refused = Refusals.notEnrolled();
        assertThat(refused.sentence()).contains("n’est pas encore connue de ce poste");
        assertThat(refused.remedy())
                .contains("Un collègue dont la carte ouvre ce poste")
                .endsWith(".");
    }
}
