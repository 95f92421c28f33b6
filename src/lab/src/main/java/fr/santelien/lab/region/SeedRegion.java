package fr.santelien.lab.region;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.lab.server.AuditorClient;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Puts a synthetic region on a server, by transactions through the auditor. */
public final class SeedRegion {

    /** HAPI stores fastest from 20 to 100; a busy machine has to store them within the limit of a transaction. */
    private static final int ENTRIES = 20;

    private static final Set<String> DIRECTORY = Set.of("Organization", "Practitioner", "PractitionerRole");

    private SeedRegion() {}

    /**
     * Seeds a server that has no region yet; on one that has, does nothing.
     *
     * @return whether it was seeded
     * @throws IOException when the server refuses, with its words
     */
    public static boolean load(SyntheticRegion region, AuditorClient auditor) throws IOException {
        List<Resource> resources = region.resources();
        // The last one: a filling that was cut short is done again.
        Resource last = resources.getLast();
        if (auditor.read(last.fhirType(), last.getIdPart()).isPresent()) {
            return false;
        }
        store(resources, auditor);
        return true;
    }

    /** Structures, people and who works where, nothing else. */
    public static void loadDirectory(SyntheticRegion region, AuditorClient auditor) throws IOException {
        store(
                region.resources().stream()
                        .filter(resource -> DIRECTORY.contains(resource.fhirType()))
                        .toList(),
                auditor);
    }

    private static void store(List<Resource> resources, AuditorClient auditor) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (int from = 0; from < resources.size(); from += ENTRIES) {
            Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
            for (Resource resource : resources.subList(from, Math.min(from + ENTRIES, resources.size()))) {
                bundle.addEntry()
                        .setResource(resource)
                        .getRequest()
                        .setMethod(Bundle.HTTPVerb.PUT)
                        .setUrl(resource.fhirType() + "/" + resource.getIdPart());
            }
            auditor.store(json.readTree(Parsers.JSON.encodeResourceToString(bundle)));
        }
    }
}
