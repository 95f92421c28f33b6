package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSearchViewModelTest {

    private final SampleWork sample = new SampleWork();
    private final ManualDelay delay = new ManualDelay();
    private final Workers workers = new Workers();
    private final PatientSearchViewModel search =
            new PatientSearchViewModel(sample.patients, workers.later(), delay, SampleWork.CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"12051942", "12/05/1942", "12.5.1942", " 12-05-1942 "})
    void completeBirthDate_findsThePatient(String typed) {
        search.birthDate().set(typed);
        settle();
        assertThat(search.results()).containsExactly(SamplePatients.DURAND);
        assertThat(search.count().get()).isEqualTo("1 patient");
    }

    @ParameterizedTest
    @CsvSource({
        "31021950, La date 31/02/1950 n’existe pas",
        "12131950, Le mois 13 n’existe pas",
        "douze mai, Écrivez la date sous la forme JJMMAAAA",
        "01012030, Cette date est dans le futur"
    })
    void wrongBirthDate_isExplainedInPlaceAndFindsNobody(String typed, String explanation) {
        search.name().set("DURAND");
        search.birthDate().set(typed);
        settle();
        assertThat(search.birthDateProblem().get()).startsWith(explanation);
        assertThat(search.results()).isEmpty();
    }

    @Test
    void beginningOfADate_isNoMistakeAndNoCriterionYet() {
        search.birthDate().set("1205");
        settle();
        assertThat(search.birthDateProblem().get()).isEmpty();
        verify(sample.patients, never()).search(any(), anyInt());
    }

    @Test
    void nothingTyped_findsNobody() {
        search.name().set("D");
        settle();
        search.clear();
        settle();
        assertThat(search.results()).isEmpty();
        assertThat(search.count().get()).isEmpty();
    }

    @Test
    void keysInABurst_areOneSearch() {
        search.name().set("D");
        search.name().set("DU");
        search.name().set("DUR");
        settle();
        verify(sample.patients, times(1)).search(any(), anyInt());
    }

    @Test
    void olderSearchThatAnswersLast_isForgotten() {
        search.name().set("D");
        delay.elapse();
        search.name().set("BEN");
        delay.elapse();
        workers.workNewestFirst();
        assertThat(search.results()).containsExactly(SamplePatients.BENALI);
    }

    @Test
    void moreThanTheTableShows_asksToBePrecise() {
        doReturn(List.of(SamplePatients.DURAND, SamplePatients.LONG))
                .when(sample.patients)
                .search(any(), anyInt());
        doReturn(1204).when(sample.patients).count(any());
        search.name().set("D");
        settle();
        assertThat(search.count().get().replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo("2 patients affichés sur 1 204 : précisez la recherche");
    }

    private void settle() {
        delay.elapse();
        workers.workAll();
    }
}
