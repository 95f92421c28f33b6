package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.sync.replica.ReplicaException;
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
}
