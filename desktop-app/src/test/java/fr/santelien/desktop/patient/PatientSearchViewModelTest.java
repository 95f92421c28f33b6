package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Resources;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Workers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSearchViewModelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final ManualDelay delay = new ManualDelay();
    private final Workers workers = new Workers();
    private final PatientSearchViewModel search =
            new PatientSearchViewModel(real.work.patients(), workers.later(), delay, RealWork.CLOCK);

    @BeforeEach
    void received() {
        real.receive(Resources.patients(SamplePatients.ALL));
    }

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
        delay.elapse();
        assertThat(search.birthDateProblem().get()).isEmpty();
        assertThat(workers.waiting()).isZero();
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
    void keysInABurst_showTheLastOneAndAreCountedOnce() {
        search.name().set("D");
        search.name().set("DU");
        search.name().set("DUR");
        delay.elapse();
        assertThat(workers.waiting()).as("three searches and one count").isEqualTo(4);
        workers.workAll();
        assertThat(search.results()).containsExactly(SamplePatients.DURAND);
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
    void aKeyFindsWhatFillsAScreen_theRestComesInThePauseBelowIt() {
        receiveDuponts();
        search.name().set("DUPONT");
        workers.workAll();
        assertThat(search.results()).hasSize(PatientSearchViewModel.AT_ONCE);
        assertThat(search.count().get()).as("not known yet").isEmpty();
        List<PatientIdentity> first = List.copyOf(search.results());
        List<Integer> changedFrom = new ArrayList<>();
        search.results().addListener((ListChangeListener<PatientIdentity>) change -> {
            while (change.next()) {
                changedFrom.add(change.getFrom());
            }
        });
        settle();
        assertThat(search.results())
                .hasSize(PatientSearchViewModel.LIMIT)
                .doesNotHaveDuplicates()
                .startsWith(first.toArray(PatientIdentity[]::new));
        assertThat(changedFrom).as("rows on the screen are left alone").containsExactly(first.size());
    }

    @Test
    void theBeginningThatAnswersLast_takesNothingAway() {
        receiveDuponts();
        search.name().set("DUPONT");
        delay.elapse();
        workers.workNewestFirst();
        assertThat(search.results()).hasSize(PatientSearchViewModel.LIMIT);
    }

    @Test
    void searchedAgain_allThatWasShownStays() {
        receiveDuponts();
        search.name().set("DUPONT");
        settle();
        search.refresh();
        workers.workAll();
        assertThat(search.results()).hasSize(PatientSearchViewModel.LIMIT);
    }

    private void receiveDuponts() {
        real.receive(IntStream.range(0, 998)
                .mapToObj(PatientSearchViewModelTest::dupont)
                .map(Resources::patient)
                .toArray(String[]::new));
    }

    @Test
    void moreThanTheTableShows_asksToBePrecise() {
        receiveDuponts();
        search.name().set("D");
        settle();
        assertThat(search.count().get().replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo("200 patients affichés sur 1 000 : précisez la recherche");
    }

    private static PatientIdentity dupont(int number) {
        return new PatientIdentity(
                "dupont-" + number,
                "DUPONT",
                null,
                "Camille",
                null,
                LocalDate.of(1950, 1, 1).plusDays(number),
                "Lyon (69123)",
                "F",
                IdentityStatus.VALIDEE,
                null,
                null,
                false,
                false,
                false);
    }

    private void settle() {
        delay.elapse();
        workers.workAll();
    }
}
