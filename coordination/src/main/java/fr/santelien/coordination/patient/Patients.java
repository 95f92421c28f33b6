package fr.santelien.coordination.patient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The patients of this poste. */
public final class Patients {

    /** Beyond this many, the list is too long to read and its exact length of no use. */
    public static final int MOST_COUNTED = 1000;

    private final Replica replica;

    /** What of a Patient makes one value with the status of the identity: no trait is valid without the others. */
    public static Set<String> identityTraits() {
        return PatientCodec.TRAITS;
    }

    public Patients(Replica replica) {
        this.replica = replica;
    }

    /** Patients that match, by name, at most {@code limit}. An empty query lists the first ones by name. */
    public List<PatientIdentity> search(PatientQuery query, int limit) {
        PatientSearch search = new PatientSearch(query);
        return replica.query(search.rows(), Patients::identity, with(search, limit));
    }

    /** How many match; {@link #MOST_COUNTED} when there are that many or more. */
    public int count(PatientQuery query) {
        PatientSearch search = new PatientSearch(query);
        return replica.query(search.count(), row -> (int) row.number("n"), with(search, MOST_COUNTED))
                .getFirst();
    }

    public Optional<PatientIdentity> find(String patientId) {
        return Optional.ofNullable(byId(List.of(patientId)).get(patientId));
    }

    /** Identities of several patients, by id; those this card may not see are absent. */
    public Map<String, PatientIdentity> byId(Collection<String> patientIds) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        patientIds.stream().distinct().forEach(ids::add);
        return replica
                .query(
                        "SELECT p.* FROM json_each(?) wanted CROSS JOIN patient p ON p.id = wanted.value"
                                + " WHERE EXISTS (SELECT 1 FROM visible v WHERE v.type = 'Patient' AND v.id = p.id)",
                        Patients::identity,
                        ids.toString())
                .stream()
                .collect(Collectors.toMap(PatientIdentity::id, Function.identity()));
    }

    /** Notes in the trace that the record was opened, and gives the identity. */
    public Optional<PatientIdentity> open(String patientId) {
        Optional<PatientIdentity> patient = find(patientId);
        patient.ifPresent(opened -> replica.trace("patient-opened", new Reference("Patient", patientId)));
        return patient;
    }

    private static @Nullable Object[] with(PatientSearch search, int limit) {
        List<@Nullable Object> parameters = new ArrayList<>(search.parameters());
        parameters.add(limit);
        return parameters.toArray();
    }

    private static PatientIdentity identity(RowReader row) {
        return new PatientIdentity(
                row.text("id"),
                row.text("birth_name"),
                row.textOrNull("used_name"),
                row.text("given_name"),
                row.textOrNull("used_given_name"),
                Times.date(Objects.requireNonNullElse(row.textOrNull("birth_date"), "")),
                row.textOrNull("birth_place"),
                row.text("sex"),
                IdentityStatus.valueOf(row.text("status")),
                row.textOrNull("ins"),
                row.textOrNull("ins_oid"),
                row.number("homonym") != 0,
                row.number("doubtful") != 0,
                row.number("fictive") != 0);
    }
}
