package fr.santelien.lab.server;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.lab.pki.TestPki;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** Reads the server without going through a poste, with the auditor's certificate: what the tour checks against. */
public final class AuditorClient implements AutoCloseable {

    /** Common name of the auditor's certificate, to be named in the server's settings. */
    static final String NAME = "auditor";

    private final FhirClient fhir;

    public AuditorClient(URI base, TestPki pki) throws GeneralSecurityException, IOException {
        fhir = new FhirClient(base, pki, pki.auditor(), null);
    }

    /** Current version of a resource, empty when there is none. */
    public Optional<JsonNode> read(String type, String id) throws IOException {
        FhirClient.Answer answer = fhir.get(type + "/" + id);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException("reading a " + type + " answered " + answer.status());
        }
        return Optional.of(answer.body());
    }

    public Optional<JsonNode> task(String id) throws IOException {
        return read("Task", id);
    }

    public Optional<JsonNode> list(String id) throws IOException {
        return read("List", id);
    }

    /** Plans of a patient. */
    public List<JsonNode> plansOf(String patient) throws IOException {
        return fhir.all("CarePlan?patient=Patient/" + patient);
    }

    /** Both QuestionnaireResponses of a plan, or those there are. */
    public List<JsonNode> responsesOf(String plan) throws IOException {
        return fhir.all("QuestionnaireResponse?based-on=CarePlan/" + plan);
    }

    /** Every version of a resource, newest first. */
    public List<JsonNode> versions(String type, String id) throws IOException {
        return fhir.all(type + "/" + id + "/_history");
    }

    /** Any search, all pages: {@code Patient?name=durand}. */
    public List<JsonNode> search(String query) throws IOException {
        return fhir.all(query);
    }

    /** What several searches find, first pages only, in one round trip. */
    public List<JsonNode> batch(List<String> queries) throws IOException {
        return fhir.batch(queries);
    }

    /** Stores one resource as the server's own, without an author. */
    public void put(JsonNode resource) throws IOException {
        FhirClient.Answer answer = fhir.put(resource, null);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IOException("storing answered " + answer.status());
        }
    }

    /** @return whether it was stored; not when somebody stored a newer version meanwhile */
    public boolean replace(JsonNode resource) throws IOException {
        FhirClient.Answer answer =
                fhir.put(resource, resource.at("/meta/versionId").asText());
        return switch (answer.status()) {
            case 200 -> true;
            case 409, 412 -> false;
            default -> throw new IOException("storing answered " + answer.status());
        };
    }

    /** Stores a transaction bundle. */
    public void store(JsonNode bundle) throws IOException {
        FhirClient.Answer answer = fhir.bundle(bundle);
        if (answer.status() != 200) {
            throw new IOException("transaction answered " + answer.status() + " "
                    + answer.body().path("issue").path(0).path("diagnostics").asText());
        }
    }

    @Override
    public void close() {
        fhir.close();
    }
}
