package fr.santelien.coordination.ppcs;

import fr.santelien.coordination.patient.PatientIdentity;
import java.util.List;
import java.util.Map;

/**
 * A plan as opened.
 *
 * @param sections in order; those this user may not read are absent
 * @param answers answers of each section, by the linkId of the section
 * @param conflicts linkIds of the sections with a value to decide
 */
public record Plan(
        PlanRow row,
        PatientIdentity patient,
        List<Section> sections,
        Map<String, Answers> answers,
        List<String> conflicts,
        boolean mayWrite) {
    @Override
    public String toString() {
        return row.toString();
    }
}
