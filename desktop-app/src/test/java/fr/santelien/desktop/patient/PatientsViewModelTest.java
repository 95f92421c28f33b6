package fr.santelien.desktop.patient;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedLists;
import fr.santelien.desktop.testing.SamplePatients;
import fr.santelien.desktop.testing.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatientsViewModelTest {

    private static final String PLAN = """
            {'resourceType':'CarePlan','id':'plan-1','status':'active','subject':{'reference':'Patient/p-durand'},
             'category':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'ppcs'}]}]}""";

    @RegisterExtension
    final RealWork real = new RealWork();

    private final PatientsViewModel patients = new PatientsViewModel(real.work, Workers.here());

    @BeforeEach
    void listsAndPlan() {
        ReceivedLists.four(real);
        real.receive(PLAN);
    }

    @Test
    void opening_isTracedOnceAndReadingAgainIsNot() {
        patients.open("p-durand");
        patients.refresh();
        assertThat(patients.opened().get()).isEqualTo(SamplePatients.DURAND);
        assertThat(real.trace()).containsExactly("patient-opened Patient/p-durand");
    }

    @Test
    void anotherRowSelected_takesTheRecordAway() {
        patients.open("p-durand");
        assertThat(patients.plan().get()).isNotNull();
        patients.leave();
        assertThat(patients.opened().get()).isNull();
        assertThat(patients.plan().get()).isNull();
    }

    @Test
    void receivedLists_areNotProposed() {
        patients.open("p-durand");
        assertThat(patients.lists()).extracting(list -> list.id()).containsExactly("l3", "l2", "l1");
    }

    @Test
    void addedToAList_saysSo() {
        patients.open("p-benali");
        patients.addToList(patients.lists().get(1), " bilan ");
        WorklistEntry entry = real.work.worklists().entries("l2", "").getFirst();
        assertThat(entry.patient()).isEqualTo(SamplePatients.BENALI);
        assertThat(entry.comment()).isEqualTo("bilan");
        assertThat(patients.message().get())
                .isEqualTo(
                        new Message(Tone.OK, "BENALI Karim est dans la liste «\u00a0Insuffisance cardiaque\u00a0»."));
    }

    @Test
    void refusal_isShownInPlace() {
        patients.open("p-benali");
        real.lose("List/l3");
        patients.addToList(patients.lists().getFirst(), "");
        Message refused = Objects.requireNonNull(patients.message().get());
        assertThat(refused.tone()).isEqualTo(Message.refused("").tone());
        assertThat(refused.text()).startsWith("Cette liste n’est plus accessible");
    }

    @Test
    void planCreated_isOpened() {
        List<String> opened = new ArrayList<>();
        patients.open("p-benali");
        patients.createPlan(opened::add);
        assertThat(opened)
                .containsExactly(
                        real.work.plans().ofPatient("p-benali").orElseThrow().id());
    }

    @Test
    void planThatMayNotBeRead_isNotAskedFor() {
        try (RealWork referent = new RealWork(RealWork.HELENE)) {
            ReceivedLists.four(referent);
            referent.receive(PLAN);
            PatientsViewModel hers = new PatientsViewModel(referent.work, Workers.here());
            hers.open("p-durand");
            assertThat(hers.opened().get()).isEqualTo(SamplePatients.DURAND);
            assertThat(hers.plan().get()).isNull();
        }
    }

    @Test
    void patientWhoIsNotHere_isExplained() {
        patients.open("p-unknown");
        Message message = patients.message().get();
        assertThat(message).isNotNull();
        assertThat(message.text()).contains("n’est pas sur ce poste");
    }
}
