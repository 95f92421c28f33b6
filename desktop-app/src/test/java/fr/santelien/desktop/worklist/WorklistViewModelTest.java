package fr.santelien.desktop.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.coordination.worklist.Worklists;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Workers;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorklistViewModelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final ManualDelay delay = new ManualDelay();
    private int done;
    private final WorklistViewModel model =
            new WorklistViewModel(real.work.worklists(), real.work.access(), Workers.here(), delay);

    @BeforeEach
    void listed() {
        ReceivedLists.four(real);
        model.refresh();
    }

    @Test
    void firstList_isChosenWhenNoneWasAskedFor() {
        assertThat(model.lists()).extracting(Worklist::id).containsExactly("l3", "l2", "l1", "l4");
        assertThat(current().id()).isEqualTo("l3");
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void chosenList_showsItsPatientsAndWhoElseItCouldBeSharedWith() {
        model.choose("l1");
        assertThat(model.entries()).hasSize(4);
        assertThat(model.partners()).extracting(Worklists.Partner::id).containsExactly("o1");
    }

    @Test
    void newList_becomesTheChosenOne() {
        model.create("  Chutes ", () -> done++);
        assertThat(done).isEqualTo(1);
        assertThat(real.waiting()).containsExactly("List/" + current().id() + " Liste créée");
        assertThat(current().title()).isEqualTo("Chutes");
        assertThat(model.entries()).isEmpty();
    }

    @Test
    void listWithoutAName_isExplained() {
        model.create("  ", () -> done++);
        model.rename(" ", () -> done++);
        assertThat(done).isZero();
        assertThat(real.waiting()).isEmpty();
        assertThat(model.message().get()).isEqualTo(Message.refused("Donnez un nom à la liste."));
    }

    @Test
    void removedPatient_canBePutBackWithHerComment() {
        chooseDurand();
        String comment = Objects.requireNonNull(model.selected().get()).comment();
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
        chooseDurand();
        model.remove();
        model.choose("l2");
        assertThat(model.removed().get()).isNull();
        assertThat(model.message().get()).isNull();
    }

    @Test
    void comment_isChangedAndTheSelectionStays() {
        chooseDurand();
        model.saveComment("Appeler lundi");
        WorklistEntry selected = Objects.requireNonNull(model.selected().get());
        assertThat(selected.patient()).isEqualTo(SamplePatients.DURAND);
        assertThat(selected.comment()).isEqualTo("Appeler lundi");
    }

    @Test
    void filter_waitsForAPauseAndIsForgottenWithTheList() {
        model.choose("l1");
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
        model.choose("l1");
        model.share(model.partners().getFirst());
        assertThat(model.partners()).isEmpty();
        assertThat(current().sharedWith()).contains("CPTS Rives de Seine");
    }

    @Test
    void refusal_isShownInPlace() {
        model.choose("l4");
        model.rename("Autre", () -> done++);
        assertThat(done).isZero();
        assertThat(model.message().get())
                .isEqualTo(
                        Message.refused("Cette liste appartient à CPTS Rives de Seine : elle seule peut la renommer."));
        assertThat(current().title()).isEqualTo("CPTS — Plaies complexes");
    }

    @Test
    void whatIsRefused_isNotTakenForDone() {
        String tooLong = "x".repeat(81);
        model.create(tooLong, () -> done++);
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.BAD);
        model.choose("l1");
        model.rename(tooLong, () -> done++);
        assertThat(model.message().get()).extracting(Message::tone).isEqualTo(Tone.BAD);
        assertThat(done).isZero();
        model.aside().set(Aside.ADD);
        model.add(SamplePatients.NGUYEN, "x".repeat(10_000));
        assertThat(model.aside().get()).as("the comment stays to be shortened").isEqualTo(Aside.ADD);
    }

    @Test
    void askedForTwiceInARow_isMadeOnce() {
        Workers workers = new Workers();
        WorklistViewModel slow =
                new WorklistViewModel(real.work.worklists(), real.work.access(), workers.later(), delay);
        slow.create("Chutes", () -> done++);
        slow.create("Chutes", () -> done++);
        workers.workAll();
        assertThat(done).isEqualTo(1);
        assertThat(real.waiting()).hasSize(1);
        assertThat(slow.message().get()).extracting(Message::tone).isEqualTo(Tone.OK);
    }

    @Test
    void askedForWhileAnotherCommandIsUnderWay_isDoneToo() {
        Workers workers = new Workers();
        WorklistViewModel slow =
                new WorklistViewModel(real.work.worklists(), real.work.access(), workers.later(), delay);
        slow.choose("l1");
        workers.workAll();
        slow.select(slow.entries().getFirst());
        slow.rename("Chutes", () -> done++);
        slow.remove();
        workers.workAll();
        assertThat(slow.current().get()).extracting(Worklist::title).isEqualTo("Chutes");
        assertThat(slow.entries()).hasSize(3);
    }

    private void chooseDurand() {
        model.choose("l1");
        model.select(entry(SamplePatients.DURAND));
    }

    private WorklistEntry entry(PatientIdentity patient) {
        return model.entries().stream()
                .filter(entry -> entry.patient().equals(patient))
                .findFirst()
                .orElseThrow();
    }

    private Worklist current() {
        return Objects.requireNonNull(model.current().get());
    }
}
