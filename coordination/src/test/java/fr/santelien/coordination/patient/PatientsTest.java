package fr.santelien.coordination.patient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientsTest {

    private Poste poste;
    private Patients patients;

    @BeforeEach
    void open(@TempDir Path folder) {
        poste = Poste.open(folder, People.SOPHIE);
        patients = poste.work.patients();
        poste.receive("""
                {'resourceType':'Patient','id':'jeanne','birthDate':'1942-05-12','gender':'female','name':[
                 {'use':'official','family':'LEFÈVRE','given':['Jeanne','Marie']},{'use':'usual','family':'DURAND'}]}""");
        poste.receive("""
                {'resourceType':'Patient','id':'karim','birthDate':'1969-09-03','gender':'male','name':[
                 {'use':'official','family':'BENALI','given':['Karim']}]}""");
        poste.receive("""
                {'resourceType':'Patient','id':'linh','birthDate':'1995-07','gender':'female','name':[
                 {'use':'official','family':'DURAND-DUC','given':['Linh']},{'use':'usual','family':'DURAND'}]}""");
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void theBeginningOfBirthNameOrUsedNameFindsWhateverTheCaseAndAccents() {
        assertThat(found(null, "lefevre", "")).containsExactly("jeanne");
        assertThat(found(null, "Dur", "")).containsExactly("jeanne", "linh");
        assertThat(found(null, "bénali", "")).containsExactly("karim");
        assertThat(found(null, "urand", "")).isEmpty();
    }

    @Test
    void aPatientWithTwoNamesThatBeginAlikeIsFoundOnce() {
        assertThat(found(null, "dur", "linh")).containsExactly("linh");
        assertThat(patients.count(new PatientQuery(null, "dur", ""))).isEqualTo(2);
    }

    @Test
    void theBirthDateLeadsAndNamesNarrow() {
        assertThat(found(LocalDate.of(1942, 5, 12), "", "")).containsExactly("jeanne");
        assertThat(found(LocalDate.of(1942, 5, 12), "du", "je")).containsExactly("jeanne");
        assertThat(found(LocalDate.of(1942, 5, 12), "ben", "")).isEmpty();
    }

    @Test
    void anyFirstNameFinds() {
        assertThat(found(null, "", "mar")).containsExactly("jeanne");
        assertThat(found(null, "", "LINH")).containsExactly("linh");
    }

    @Test
    void anEmptyQueryListsByNameUpToTheLimit() {
        assertThat(found(null, "", "")).containsExactly("karim", "jeanne", "linh");
        assertThat(patients.search(new PatientQuery(null, " ", ""), 1))
                .extracting(PatientIdentity::id)
                .containsExactly("karim");
    }

    @Test
    void aCorrectedNameIsFoundByTheNewOneOnly() {
        poste.receive(Poste.version(Poste.patient("karim", "BENAMAR", "Karim", "1969-09-03"), 2));
        assertThat(found(null, "benali", "")).isEmpty();
        assertThat(found(null, "benamar", "")).containsExactly("karim");
    }

    @Test
    void anotherHoldersPatientsAreNotSeen(@TempDir Path folder) {
        try (Poste karima = Poste.open(folder, People.KARIMA)) {
            karima.receive(Poste.patient("p", "DURAND", "Jeanne", "1942-05-12"));
        }
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            PatientQuery query = new PatientQuery(null, "dur", "");
            assertThat(sophie.work.patients().search(query, 10)).isEmpty();
            assertThat(sophie.work.patients().count(query)).isZero();
            assertThat(sophie.work.patients().find("p")).isEmpty();
        }
    }

    @Test
    void openingLeavesATraceAndGivesTheIdentity() {
        assertThat(patients.open("karim")).map(PatientIdentity::displayName).hasValue("BENALI Karim");
        assertThat(patients.open("nobody")).isEmpty();
    }

    @Test
    void countingStopsWhereTheListIsTooLongToRead() {
        ObjectNode[] many = IntStream.range(0, 1010)
                .mapToObj(i -> Poste.patient("m" + i, "MARTIN", "Paul", "1950-01-01"))
                .toArray(ObjectNode[]::new);
        poste.receive(many);
        assertThat(patients.count(new PatientQuery(null, "mar", ""))).isEqualTo(Patients.MOST_COUNTED);
        assertThat(patients.count(new PatientQuery(null, "dur", ""))).isEqualTo(2);
    }

    @Test
    void noKeystrokeReadsAllPatients() {
        for (PatientQuery query : List.of(
                new PatientQuery(null, "d", ""),
                new PatientQuery(null, "d", "j"),
                new PatientQuery(null, "", "j"),
                new PatientQuery(LocalDate.of(1942, 5, 12), "d", "j"),
                new PatientQuery(null, "", ""))) {
            PatientSearch search = new PatientSearch(query);
            List<Object> parameters = new ArrayList<>(search.parameters());
            parameters.add(50);
            List<String> plan = poste.replica.query(
                    "EXPLAIN QUERY PLAN " + search.rows(), row -> row.text("detail"), parameters.toArray());
            assertThat(plan).noneMatch(step -> step.contains("TEMP B-TREE"));
            if (!query.isEmpty()) {
                assertThat(plan).noneMatch(step -> step.startsWith("SCAN"));
            }
        }
    }

    private List<String> found(@Nullable LocalDate birth, String name, String given) {
        PatientQuery query = new PatientQuery(birth, name, given);
        List<String> ids =
                patients.search(query, 50).stream().map(PatientIdentity::id).toList();
        assertThat(patients.count(query)).isEqualTo(ids.size());
        return ids;
    }
}
