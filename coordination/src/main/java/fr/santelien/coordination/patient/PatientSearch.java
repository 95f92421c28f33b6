package fr.santelien.coordination.patient;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one {@link PatientQuery}: the most selective criterion leads through its index (birth date, then name,
 * then first name), the others are looked up patient by patient.
 */
final class PatientSearch {

    private static final String FAMILY = "patient_family";
    private static final String GIVEN = "patient_given";

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private String table = "patient";
    private String id = "lead.id";
    private String order = "lead.sort, lead.id";

    PatientSearch(PatientQuery query) {
        String family = SearchKey.of(query.name());
        String given = SearchKey.of(query.givenName());
        if (query.birthDate() != null) {
            conditions.add("lead.birth_date = ?");
            parameters.add(query.birthDate().toString());
            alsoNamed(FAMILY, family);
            alsoNamed(GIVEN, given);
        } else if (!family.isEmpty()) {
            leadBy(FAMILY, family);
            alsoNamed(GIVEN, given);
        } else if (!given.isEmpty()) {
            leadBy(GIVEN, given);
        }
        conditions.add("EXISTS (SELECT 1 FROM visible v WHERE v.type = 'Patient' AND v.id = " + id + ")");
    }

    /**
     * Identities in order: the cross join keeps SQLite walking the leading index, and stopping at the limit. One more parameter, the limit, comes last.
     */
    String rows() {
        return "SELECT p.* FROM " + table + " lead CROSS JOIN patient p ON p.id = " + id + " WHERE "
                + String.join(" AND ", conditions) + " ORDER BY " + order + " LIMIT ?";
    }

    /** One more parameter, where to stop counting, comes last: each match costs a look-up. */
    String count() {
        return "SELECT count(*) AS n FROM (SELECT 1 FROM " + table + " lead WHERE " + String.join(" AND ", conditions)
                + " LIMIT ?)";
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    /** A patient with two names that begin alike counts once, by the first of them. */
    private void leadBy(String names, String prefix) {
        table = names;
        id = "lead.patient_id";
        order = "lead.key, lead.sort, lead.patient_id";
        conditions.add("lead.key >= ? AND lead.key < ?");
        parameters.add(prefix);
        parameters.add(SearchKey.after(prefix));
        conditions.add("NOT EXISTS (SELECT 1 FROM " + names
                + " o WHERE o.patient_id = lead.patient_id AND o.key >= ? AND o.key < lead.key)");
        parameters.add(prefix);
    }

    private void alsoNamed(String names, String prefix) {
        if (!prefix.isEmpty()) {
            conditions.add("EXISTS (SELECT 1 FROM " + names + " n WHERE n.patient_id = " + id
                    + " AND n.key >= ? AND n.key < ?)");
            parameters.add(prefix);
            parameters.add(SearchKey.after(prefix));
        }
    }
}
