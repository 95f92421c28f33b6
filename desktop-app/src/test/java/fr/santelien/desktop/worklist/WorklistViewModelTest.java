package fr.santelien.desktop.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.coordination.worklist.Worklists;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.SampleLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorklistViewModelTest {

    private final SampleWork sample = new SampleWork();
    private final ManualDelay delay = new ManualDelay();
    private final WorklistViewModel model =
            new WorklistViewModel(sample.worklists, sample.access, Workers.here(), delay);

    @BeforeEach
    void listed() {
        new SampleLists(sample.worklists);
        model.refresh();
    }

    @Test
    void firstList_isChosenWhenNoneWasAskedFor() {
        assertThat(current().id()).isEqualTo("l1");
        assertThat(model.entries()).hasSize(4);
        assertThat(model.partners()).extracting(Worklists.Partner::id).containsExactly("o1");
    }

    @Test
    void newList_becomesTheChosenOne() {
        model.create("  Chutes ");
        verify(sample.worklists).create("Chutes");
        assertThat(current().title()).isEqualTo("Chutes");
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void listWithoutAName_isExplained() {
        model.create("  ");
        model.rename(" ");
        verify(sample.worklists, never()).create(any());
        verify(sample.worklists, never()).rename(any(), any());
        assertThat(model.message().get()).isEqualTo(Message.refused("Donnez un nom à la liste."));
    }

    @Test
    void removedPatient_canBePutBackWithHerComment() {
        model.select(model.entries().getFirst());
        String comment = model.entries().getFirst().comment();
        model.remove();
        assertThat(model.entries()).extracting(WorklistEntry::patient).doesNotContain(SamplePatients.DURAND);
        assertThat(model.removed().get()).isNotNull();
        model.undoRemove();
        assertThat(model.entries())
                .filteredOn(entry -> entry.patient().equals(SamplePatients.DURAND))
                .extracting(WorklistEntry::comment)
                .containsExactly(comment);
        assertThat(model.removed().get()).isNull();
    }

    @Test
    void anotherList_takesTheWayBackAway() {
        model.select(model.entries().getFirst());
        model.remove();
        model.choose("l2");
        assertThat(model.removed().get()).isNull();
        assertThat(model.message().get()).isNull();
    }

    @Test
    void comment_isChangedAndTheSelectionStays() {
        model.select(model.entries().getFirst());
        model.saveComment("Appeler lundi");
        WorklistEntry selected = Objects.requireNonNull(model.selected().get());
        assertThat(selected.patient()).isEqualTo(SamplePatients.DURAND);
        assertThat(selected.comment()).isEqualTo("Appeler lundi");
    }

    @Test
    void filter_waitsForAPauseAndIsForgottenWithTheList() {
        model.filter().set("BENALI");
        assertThat(model.entries()).hasSize(4);
        delay.elapse();
        assertThat(model.entries()).extracting(WorklistEntry::patient).containsExactly(SamplePatients.BENALI);
        model.choose("l2");
        assertThat(model.filter().get()).isEmpty();
    }

    @Test
    void patientAdded_closesTheSearch() {
        model.choose("l2");
        model.aside().set(Aside.ADD);
        model.add(SamplePatients.NGUYEN, "bilan");
        assertThat(model.aside().get()).isEqualTo(Aside.ENTRY);
        assertThat(model.entries()).extracting(WorklistEntry::comment).containsExactly("bilan");
    }

    @Test
    void sharedList_isNoLongerProposedToThatStructure() {
        model.share(model.partners().getFirst());
        assertThat(model.partners()).isEmpty();
        assertThat(current().sharedWith()).contains("CPTS Rives de Seine");
    }

    @Test
    void refusal_isShownInPlace() {
        doThrow(new Refusal("Cette liste n’est plus partagée avec vous."))
                .when(sample.worklists)
                .rename(any(), any());
        model.rename("Autre");
        assertThat(model.message().get()).isEqualTo(Message.refused("Cette liste n’est plus partagée avec vous."));
        assertThat(current().title()).isEqualTo("Sorties d’hospitalisation");
    }

    private Worklist current() {
        return Objects.requireNonNull(model.current().get());
    }
}
