package fr.santelien.coordination.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.Times;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** FR core {@code Patient} → what screens show. Anything may be missing; nothing is ever written. */
final class PatientCodec {

    static final String FR_CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    private static final String RELIABILITY = FR_CORE + "fr-core-identity-reliability";
    private static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    /** NIR, NIA, test and demonstration numbers. */
    private static final Set<String> INS_SYSTEMS = Set.of(
            "urn:oid:1.2.250.1.213.1.4.8",
            "urn:oid:1.2.250.1.213.1.4.9",
            "urn:oid:1.2.250.1.213.1.4.10",
            "urn:oid:1.2.250.1.213.1.4.11");

    /** Members whose values are vouched for together by the status of the identity (RNIV). */
    static final Set<String> TRAITS = Set.of(
            "name",
            "birthDate",
            "gender",
            "identifier",
            "extension[" + BIRTH_PLACE + "]",
            "extension[" + RELIABILITY + "]");

    private PatientCodec() {}

    static PatientIdentity read(String id, ObjectNode patient) {
        ObjectNode official = name(patient, "official")
                .orElseGet(() ->
                        Elements.objects(patient, "name").stream().findFirst().orElseGet(Elements::object));
        ObjectNode usual = name(patient, "usual").orElseGet(Elements::object);
        String birthName = Elements.text(official, "family");
        String given = firstGiven(official);
        Set<String> comments = comments(patient);
        boolean doubtful = comments.contains("DOUT");
        boolean fictive = comments.contains("FICT");
        Optional<ObjectNode> ins = ins(patient);
        IdentityStatus status = status(patient, ins.isPresent(), doubtful || fictive);
        boolean qualified = status == IdentityStatus.QUALIFIEE;
        return new PatientIdentity(
                id,
                birthName,
                unlessSame(Elements.text(usual, "family"), birthName),
                given,
                unlessSame(firstGiven(usual), given),
                Times.date(Elements.text(patient, "birthDate")),
                birthPlace(patient),
                sex(Elements.text(patient, "gender")),
                status,
                qualified
                        ? ins.map(i -> InsNumber.compact(Elements.text(i, "value")))
                                .orElse(null)
                        : null,
                qualified
                        ? ins.map(i -> Elements.text(i, "system").substring("urn:oid:".length()))
                                .orElse(null)
                        : null,
                comments.contains("HOMD") || comments.contains("HOMA"),
                doubtful,
                fictive);
    }

    /** Every first name of every name, as found in a search. */
    static Stream<String> givenNames(ObjectNode patient) {
        return Elements.objects(patient, "name").stream()
                .flatMap(name -> StreamSupport.stream(name.path("given").spliterator(), false))
                .map(JsonNode::asText);
    }

    private static Optional<ObjectNode> name(ObjectNode patient, String use) {
        return Elements.objects(patient, "name").stream()
                .filter(name -> Elements.text(name, "use").equals(use))
                .findFirst();
    }

    private static String firstGiven(ObjectNode name) {
        return name.path("given").path(0).asText("");
    }

    private static @Nullable String unlessSame(String used, String birth) {
        return used.isBlank() || used.equals(birth) ? null : used;
    }

    /** A doubtful or fictive identity is provisional whatever it says (RNIV EXI SI 09); VALI with its INS is qualified. */
    private static IdentityStatus status(ObjectNode patient, boolean hasIns, boolean forcedProvisional) {
        String code = Extensions.find(patient, RELIABILITY)
                .map(reliability -> Extensions.text(reliability, "identityStatus", "valueCoding", "code"))
                .orElse("");
        if (forcedProvisional) {
            return IdentityStatus.PROVISOIRE;
        }
        return switch (code) {
            case "QUAL" -> IdentityStatus.QUALIFIEE;
            case "VALI" -> hasIns ? IdentityStatus.QUALIFIEE : IdentityStatus.VALIDEE;
            case "RECUP" -> IdentityStatus.RECUPEREE;
            default -> IdentityStatus.PROVISOIRE;
        };
    }

    private static Set<String> comments(ObjectNode patient) {
        List<ObjectNode> comments = Extensions.find(patient, RELIABILITY)
                .map(reliability -> Extensions.all(reliability, "comment"))
                .orElse(List.of());
        return comments.stream()
                .map(comment -> Elements.text(comment, "valueCoding", "code"))
                .collect(Collectors.toSet());
    }

    /** The current matricule: not an old one. */
    private static Optional<ObjectNode> ins(ObjectNode patient) {
        return Elements.objects(patient, "identifier").stream()
                .filter(identifier -> INS_SYSTEMS.contains(Elements.text(identifier, "system")))
                .filter(identifier -> !Elements.text(identifier, "use").equals("old"))
                .filter(identifier -> !Elements.text(identifier, "value").isBlank())
                .findFirst();
    }

    private static @Nullable String birthPlace(ObjectNode patient) {
        ObjectNode address = Extensions.find(patient, BIRTH_PLACE)
                .map(extension -> extension.get("valueAddress"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(Elements::object);
        String city = Elements.text(address, "city");
        String insee = inseeCode(address);
        if (city.isBlank() && insee.isBlank()) {
            return null;
        }
        return insee.isBlank() ? city : city.isBlank() ? insee : city + " (" + insee + ")";
    }

    /** On the address in FR core 2, on its {@code _city} in some flows. */
    private static String inseeCode(ObjectNode address) {
        String url = FR_CORE + "fr-core-address-insee-code";
        String code = Extensions.text(address, url, "valueCoding", "code");
        return code.isBlank() ? Extensions.text(address.path("_city"), url, "valueCoding", "code") : code;
    }

    private static String sex(String gender) {
        return switch (gender) {
            case "female" -> "F";
            case "male" -> "M";
            default -> "I";
        };
    }
}
