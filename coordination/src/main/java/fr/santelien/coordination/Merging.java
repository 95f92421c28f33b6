package fr.santelien.coordination;

import fr.santelien.contract.Names;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.merge.MergeRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the elements of the lists are known by, and which members make one value together (docs/exchange.md). Extensions
 * that stand alone, the last-change stamp among them, need no rule of ours.
 */
final class Merging {

    /** The server's own, and the moment of the last answer, which says nothing by itself. */
    private static final Set<String> IGNORED = Set.of("meta", "text", "authored");

    /** Groups in groups: the form goes three deep, a later one may go further. */
    private static final int DEPTH = 8;

    private Merging() {}

    /** For each of {@link Work#types()}. */
    static Map<String, MergeRules> rules() {
        return Map.of(
                "Organization", rules(Map.of()),
                "Practitioner", rules(Map.of()),
                "PractitionerRole",
                        rules(Map.of("extension[" + Names.LOST_CARD + "]", List.of()), Set.of("active", "period")),
                "Patient",
                        rules(
                                Map.of(),
                                Patients.identityTraits(),
                                Set.of("deceasedBoolean", "deceasedDateTime"),
                                Set.of("multipleBirthBoolean", "multipleBirthInteger")),
                "CareTeam",
                        rules(
                                Map.of("participant", List.of("id", "member.reference+role.coding.code")),
                                Set.of("status", "period")),
                "Task",
                        rules(
                                Map.of(
                                        "note",
                                        List.of("id"),
                                        "input",
                                        List.of("id"),
                                        "output",
                                        List.of("id"),
                                        "identifier",
                                        List.of("system")),
                                Set.of(
                                        "status",
                                        "statusReason",
                                        "businessStatus",
                                        "owner",
                                        "extension[" + Names.REQUEST_HANDLER + "]")),
                "List",
                        rules(
                                Map.of(
                                        "entry",
                                        List.of("item.reference"),
                                        "extension[" + Names.LIST_SHARED_WITH + "]",
                                        List.of("valueReference.reference")),
                                Set.of("status", "mode")),
                "QuestionnaireResponse",
                        new MergeRules(
                                answers(),
                                List.of(),
                                IGNORED,
                                Map.of("linkId", Form.ofContract().linkIds())),
                "CarePlan", rules(Map.of("note", List.of("id")), Set.of("status", "intent")),
                "DocumentReference", rules(Map.of(), Set.of("status", "docStatus")));
    }

    /** An answer is one value: {@code answer} has no key. Occurrences bear a client id, everything else a linkId. */
    private static Map<String, List<String>> answers() {
        Map<String, List<String>> keys = new HashMap<>();
        String path = "item";
        for (int depth = 0; depth < DEPTH; depth++) {
            keys.put(path, List.of("id", "linkId"));
            path += ".item";
        }
        return keys;
    }

    @SafeVarargs
    private static MergeRules rules(Map<String, List<String>> listKeys, Set<String>... groups) {
        return new MergeRules(listKeys, List.of(groups), IGNORED);
    }
}
