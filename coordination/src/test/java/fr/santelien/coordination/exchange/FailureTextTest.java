package fr.santelien.coordination.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ReplicaException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTextTest {

    @ParameterizedTest
    @EnumSource
    void eachFailureHasASentenceARemedyAndSaysThatNothingIsLost(ExchangeFailure failure) {
        FailureText text = FailureText.of(failure);
        assertThat(text.sentence()).isNotBlank().endsWith(".").doesNotContain("'");
        assertThat(text.remedy()).isNotBlank().endsWith(".").doesNotContain("'");
        assertThat(text.text()).contains("gardées sur ce poste").startsWith(text.sentence());
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesWrongOnThisPosteIsSaidToo(ReplicaException.Kind trouble) {
        FailureText text = FailureText.here(trouble);
        assertThat(text.sentence()).endsWith(".").contains("poste").doesNotContain("'");
        assertThat(text.text()).contains("gardées sur ce poste").contains("réessaie tout seul");
    }

    @Test
    void noTwoFailuresSayTheSame() {
        assertThat(Arrays.stream(ExchangeFailure.values()).map(FailureText::of).map(FailureText::sentence))
                .doesNotHaveDuplicates();
    }
}
