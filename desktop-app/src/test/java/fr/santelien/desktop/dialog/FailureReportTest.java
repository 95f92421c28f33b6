package fr.santelien.desktop.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReportTest {

    @Test
    void aFailureThatNamesAPatient_isReportedWithoutTheName() {
        Exception failure = new IllegalStateException("DURAND Jeanne", new RuntimeException("1942-05-12"));
        assertThat(FailureReport.of(failure))
                .contains("IllegalStateException", "RuntimeException", "FailureReportTest")
                .doesNotContain("DURAND", "1942");
    }

    @Test
    void theSameFailure_hasTheSameCode() {
        Exception failure = new IllegalStateException("one");
        assertThat(FailureReport.of(failure).lines().findFirst())
                .isEqualTo(FailureReport.of(failure).lines().findFirst());
    }
}
