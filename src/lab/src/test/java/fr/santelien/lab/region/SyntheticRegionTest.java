package fr.santelien.lab.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class SyntheticRegionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<Resource> REGION = new SyntheticRegion(1, NOW).resources();

    @Test
    void same_seed_and_instant_give_the_same_region() {
        assertThat(encoded(new SyntheticRegion(1, NOW).resources())).isEqualTo(encoded(REGION));
        assertThat(encoded(new SyntheticRegion(2, NOW).resources())).isNotEqualTo(encoded(REGION));
    }

    @Test
    void every_resource_is_strict_fhir_marked_as_test_data() {
        Oracle oracle = new Oracle();
        assertThat(REGION).allSatisfy(resource -> {
            String json = Parsers.JSON.encodeResourceToString(resource);
            assertThat(Parsers.JSON.encodeResourceToString(Parsers.JSON.parseResource(json)))
                    .isEqualTo(json);
            assertThat(resource.getMeta().getTag("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST"))
                    .isNotNull();
        });
        // One of each type is validated in full: the others are made by the same code.
        REGION.stream()
                .collect(java.util.stream.Collectors.toMap(Resource::fhirType, resource -> resource, (a, b) -> b))
                .values()
                .forEach(resource ->
                        assertThat(oracle.errors(resource)).as(resource.getId()).isEmpty());
    }

    @Test
    void matricules_are_of_the_test_range_with_a_valid_key() {
        List<Identifier> matricules = of(Patient.class)
                .flatMap(patient -> patient.getIdentifier().stream())
                .toList();
        assertThat(matricules).hasSizeGreaterThan(25).allSatisfy(ins -> {
            assertThat(ins.getSystem()).isEqualTo("urn:oid:1.2.250.1.213.1.4.10");
            assertThat(ins.getValue()).matches("[12][0-9]{14}");
            long body = Long.parseLong(ins.getValue().substring(0, 13));
            assertThat(Long.parseLong(ins.getValue().substring(13))).isEqualTo(97 - body % 97);
        });
    }

    @Test
    void durand_is_qualified_in_the_circle_without_a_plan_and_not_on_the_heart_failure_list() {
        Patient durand = of(Patient.class)
                .filter(patient -> patient.getId().equals(SyntheticRegion.DURAND))
                .findFirst()
                .orElseThrow();
        assertThat(durand.getIdentifierFirstRep().getValue()).isEqualTo("242053523811405");
        assertThat(of(CarePlan.class))
                .hasSize(3)
                .noneMatch(plan -> plan.getSubject().getReference().endsWith(SyntheticRegion.DURAND));
        ListResource heart = of(ListResource.class)
                .filter(list -> list.getId().equals(SyntheticRegion.LIST_HEART_FAILURE))
                .findFirst()
                .orElseThrow();
        assertThat(heart.getEntry())
                .noneMatch(entry -> entry.getItem().getReference().endsWith(SyntheticRegion.DURAND));
    }

    @Test
    void fifteen_requests_seven_to_handle_and_none_from_the_future() {
        List<Task> requests = of(Task.class).toList();
        assertThat(requests)
                .hasSize(15)
                .allMatch(task -> task.getNote().stream()
                        .allMatch(note -> !note.getTime().toInstant().isAfter(NOW)));
        assertThat(requests)
                .filteredOn(task -> task.getStatus() == TaskStatus.REQUESTED)
                .hasSize(7);
    }

    @Test
    void patients_have_every_identity_status() {
        assertThat(of(Patient.class)
                        .map(patient -> patient.getExtensionByUrl(
                                        "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability")
                                .getExtensionByUrl("identityStatus"))
                        .map(status -> ((org.hl7.fhir.r4.model.Coding) status.getValue()).getCode())
                        .distinct())
                .containsExactlyInAnyOrder("QUAL", "VALI", "RECUP", "PROV");
    }

    @Test
    void a_larger_region_begins_with_the_same_people_and_gives_each_its_share_of_the_notes() {
        SyntheticRegion region = new SyntheticRegion(1, NOW);
        List<Resource> patients = region.patients(1000).toList();
        List<Resource> notes = region.notes(1000).toList();
        assertThat(encoded(patients).subList(0, 60))
                .isEqualTo(encoded(of(Patient.class).map(Resource.class::cast).toList()));
        assertThat(patients)
                .extracting(Resource::getIdPart)
                .doesNotHaveDuplicates()
                .hasSize(1000);
        assertThat(notes).extracting(Resource::getIdPart).doesNotHaveDuplicates();
        assertThat(notes.size()).isEqualTo(1000 * SyntheticRegion.NOTES / SyntheticRegion.PATIENTS);
        assertThat(encoded(region.notes(1000).toList())).isEqualTo(encoded(notes));
        assertThat(encoded(region.notes(500).toList()))
                .isEqualTo(encoded(notes).subList(0, 500 * SyntheticRegion.NOTES / SyntheticRegion.PATIENTS));
        assertThat(notes).allSatisfy(note -> {
            assertThat(note.getMeta().getTagFirstRep().getCode()).isEqualTo("HTEST");
            assertThat(((DocumentReference) note).getSubject().getReference()).startsWith("Patient/");
        });
    }

    private static <T extends Resource> Stream<T> of(Class<T> type) {
        return REGION.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<String> encoded(List<Resource> resources) {
        return resources.stream().map(Parsers.JSON::encodeResourceToString).toList();
    }
}
