package fr.santelien.coordination.patient;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadRows;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Reference;
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

    private static final ReadTable PATIENT = ReadTable.of(
                    "Patient",
                    "patient",
                    1,
                    "id TEXT NOT NULL",
                    "birth_name TEXT NOT NULL",
                    "used_name TEXT",
                    "given_name TEXT NOT NULL",
                    "used_given_name TEXT",
                    "birth_date TEXT",
                    "birth_place TEXT",
                    "sex TEXT NOT NULL",
                    "status TEXT NOT NULL",
                    "ins TEXT",
                    "ins_oid TEXT",
                    "homonym INTEGER NOT NULL",
                    "doubtful INTEGER NOT NULL",
                    "fictive INTEGER NOT NULL",
                    "sort TEXT NOT NULL")
            .index("sort", "id")
            .index("birth_date", "sort", "id");

    private static final ReadTable FAMILY = names("patient_family");
    private static final ReadTable GIVEN = names("patient_given");

    private static ReadTable names(String table) {
        return ReadTable.of("Patient", table, 2, "patient_id TEXT NOT NULL", "key TEXT NOT NULL", "sort TEXT NOT NULL")
                .index("key", "sort", "patient_id");
    }

    @Override
    public String name() {
        return "patient";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(PATIENT, FAMILY, GIVEN);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        String id = reference.id();
        PatientIdentity p = PatientCodec.read(id, resource);
        String sort = SearchKey.of(p.displayName());
        rows.add(
                PATIENT,
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
            rows.add(FAMILY, id, key, sort);
        }
        for (String key : keys(Stream.concat(Stream.of(p.usedGivenName()), PatientCodec.givenNames(resource)))) {
            rows.add(GIVEN, id, key, sort);
        }
    }

    private static Set<String> keys(Stream<@Nullable String> names) {
        return names.filter(Objects::nonNull)
                .map(SearchKey::of)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
