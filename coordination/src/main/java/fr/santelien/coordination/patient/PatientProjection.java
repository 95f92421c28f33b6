package fr.santelien.coordination.patient;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Identities, and one row for each name a patient can be found by. Names are stored as search keys, so that the
 * beginning of a name is a range of an index: no keystroke ever reads all patients.
 */
public final class PatientProjection implements Projection {

    @Override
    public String name() {
        return "patient";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return Set.of("Patient");
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE patient (id TEXT PRIMARY KEY, birth_name TEXT NOT NULL, used_name TEXT,"
                        + " given_name TEXT NOT NULL, used_given_name TEXT, birth_date TEXT, birth_place TEXT,"
                        + " sex TEXT NOT NULL, status TEXT NOT NULL, ins TEXT, ins_oid TEXT, homonym INTEGER NOT NULL,"
                        + " doubtful INTEGER NOT NULL, fictive INTEGER NOT NULL, sort TEXT NOT NULL)"
                        + " STRICT, WITHOUT ROWID",
                "CREATE INDEX patient_sort ON patient (sort, id)",
                "CREATE INDEX patient_birth ON patient (birth_date, sort, id)",
                "CREATE TABLE patient_family (patient_id TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL,"
                        + " PRIMARY KEY (patient_id, key)) STRICT, WITHOUT ROWID",
                "CREATE INDEX patient_family_key ON patient_family (key, sort, patient_id)",
                "CREATE TABLE patient_given (patient_id TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL,"
                        + " PRIMARY KEY (patient_id, key)) STRICT, WITHOUT ROWID",
                "CREATE INDEX patient_given_key ON patient_given (key, sort, patient_id)");
    }

    @Override
    public List<String> tables() {
        return List.of("patient_given", "patient_family", "patient");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        String id = reference.id();
        rows.execute("DELETE FROM patient_family WHERE patient_id = ?", id);
        rows.execute("DELETE FROM patient_given WHERE patient_id = ?", id);
        rows.execute("DELETE FROM patient WHERE id = ?", id);
        if (resource == null) {
            return;
        }
        PatientIdentity p = PatientCodec.read(id, resource);
        String sort = SearchKey.of(p.displayName());
        rows.execute(
                "INSERT INTO patient VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                p.birthName(),
                p.usedName(),
                p.givenName(),
                p.usedGivenName(),
                p.birthDate() == null ? null : p.birthDate().toString(),
                p.birthPlace(),
                p.sex(),
                p.status().name(),
                p.ins(),
                p.insOid(),
                p.homonym() ? 1 : 0,
                p.doubtful() ? 1 : 0,
                p.fictive() ? 1 : 0,
                sort);
        for (String key : keys(Stream.of(p.birthName(), p.usedName()))) {
            rows.execute("INSERT INTO patient_family VALUES (?, ?, ?)", id, key, sort);
        }
        for (String key : keys(Stream.concat(Stream.of(p.usedGivenName()), PatientCodec.givenNames(resource)))) {
            rows.execute("INSERT INTO patient_given VALUES (?, ?, ?)", id, key, sort);
        }
    }

    private static Set<String> keys(Stream<@Nullable String> names) {
        return names.filter(Objects::nonNull)
                .map(SearchKey::of)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
