package fr.santelien.lab.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.server.AuditorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the independent client finds on the server, in the questions the tour asks. */
final class ServerView {

    private final AuditorClient auditor;

    ServerView(AuditorClient auditor) {
        this.auditor = auditor;
    }

    /** The oldest urgent request that nobody of the centre has taken. */
    JsonNode urgentRequest() {
        return search("Task?status=requested,received&priority=urgent").stream()
                .filter(task -> task.path("owner").path("reference").asText().endsWith(DemoStructure.CENTRE.id))
                .min(Comparator.comparing(task -> task.path("authoredOn").asText()))
                .orElseThrow();
    }

    JsonNode request(String id) {
        return ask(() -> auditor.task(id).orElseThrow());
    }

    JsonNode list(String title) {
        return search("List?_count=200").stream()
                .filter(list -> list.path("title").asText().equals(title))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    String patientId(String family) {
        return search("Patient?family=" + family).getFirst().path("id").asText();
    }

    List<JsonNode> plans(String patient) {
        return ask(() -> auditor.plansOf(patient));
    }

    List<JsonNode> answers(String plan) {
        return ask(() -> auditor.responsesOf(plan));
    }

    String history(String type, String id) {
        return ask(() -> auditor.versions(type, id)).toString();
    }

    static JsonNode extension(JsonNode resource, String url) {
        return StreamSupport.stream(resource.path("extension").spliterator(), false)
                .filter(e -> e.path("url").asText().equals(url))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private List<JsonNode> search(String query) {
        return ask(() -> auditor.search(query));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
