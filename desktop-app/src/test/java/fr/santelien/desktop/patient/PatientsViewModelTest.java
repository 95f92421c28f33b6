package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.SampleLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientsViewModelTest {

    private final SampleWork sample = new SampleWork();
    private final PatientsViewModel patients = new PatientsViewModel(sample.work(), Workers.here());

    @BeforeEach
    void listsAndPlan() {
        new SampleLists(sample.worklists);
        PlanRow plan = new PlanRow("plan-1", SamplePatients.DURAND, PlanStatus.ACTIVE, 62, SampleWork.NOW, false);
        when(sample.plans.ofPatient("p-durand")).thenReturn(Optional.of(plan));
        when(sample.plans.ofPatient("p-benali")).thenReturn(Optional.empty());
    }

    @Test
    void opening_isTracedOnceAndReadingAgainIsNot() {
        patients.open("p-durand");
        patients.refresh();
        assertThat(patients.opened().get()).isEqualTo(SamplePatients.DURAND);
        verify(sample.patients, times(1)).open("p-durand");
        verify(sample.patients, times(1)).find("p-durand");
    }

    @Test
    void anotherRowSelected_takesTheRecordAway() {
        patients.open("p-durand");
        patients.leave();
        assertThat(patients.opened().get()).isNull();
        assertThat(patients.plan().get()).isNull();
    }

    @Test
    void receivedLists_areNotProposed() {
        patients.open("p-durand");
        assertThat(patients.lists()).extracting(list -> list.id()).containsExactly("l1", "l2", "l3");
    }

    @Test
    void addedToAList_saysSo() {
        patients.open("p-benali");
        patients.addToList(patients.lists().get(1), " bilan ");
        verify(sample.worklists).add("l2", "p-benali", "bilan");
        assertThat(patients.message().get())
                .isEqualTo(
                        new Message(Tone.OK, "BENALI Karim est dans la liste «\u00a0Insuffisance cardiaque\u00a0»."));
    }

    @Test
    void refusal_isShownInPlace() {
        doThrow(new Refusal("Votre rôle ne permet pas cela."))
                .when(sample.worklists)
                .add(any(), any(), any());
        patients.open("p-benali");
        patients.addToList(patients.lists().getFirst(), "");
        assertThat(patients.message().get()).isEqualTo(Message.refused("Votre rôle ne permet pas cela."));
    }

    @Test
    void planCreated_isOpened() {
        when(sample.plans.create("p-benali")).thenReturn("plan-new");
        List<String> opened = new ArrayList<>();
        patients.open("p-benali");
        patients.createPlan(opened::add);
        assertThat(opened).containsExactly("plan-new");
    }

    @Test
    void planThatMayNotBeRead_isNotAskedFor() {
        when(sample.access.mayRead(Access.Subject.PPCS_ADMINISTRATIVE)).thenReturn(false);
        patients.open("p-durand");
        assertThat(patients.plan().get()).isNull();
        verify(sample.plans, never()).ofPatient(anyString());
    }

    @Test
    void patientWhoIsNotHere_isExplained() {
        patients.open("p-unknown");
        Message message = patients.message().get();
        assertThat(message).isNotNull();
        assertThat(message.text()).contains("n’est pas sur ce poste");
    }
}
