package fr.santelien.coordination.contactpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.RequestRow.Priority;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FHIR {@code Task}: a request. The trail in its notes is {@link TrailCodec}'s. */
final class TaskCodec {

    private static final Set<String> CLOSED = Set.of("completed", "rejected", "cancelled", "failed");

    private TaskCodec() {}

    /** Requests only; a server may hold other Tasks, and ones entered in error. */
    static boolean isRequest(ObjectNode task) {
        return Elements.code(task.get("code"), Names.KIND).equals("request")
                && !Elements.text(task, "status").equals("entered-in-error");
    }

    static Stage stage(ObjectNode task) {
        String status = Elements.text(task, "status");
        if (CLOSED.contains(status)) {
            return Stage.CLOSED;
        }
        return switch (status) {
            case "in-progress" -> Stage.TAKEN;
            case "on-hold" -> Stage.AWAITING_SENDER;
            default -> Stage.TO_HANDLE;
        };
    }

    static Priority priority(ObjectNode task) {
        return switch (Elements.text(task, "priority")) {
            case "stat", "urgent" -> Priority.URGENT;
            case "asap" -> Priority.WITHIN_A_DAY;
            default -> Priority.ROUTINE;
        };
    }

    static String number(ObjectNode task) {
        return Elements.text(task.path("identifier").path(0), "value");
    }

    static String sender(ObjectNode task) {
        String structure = References.display(task.path("requester"));
        return Stream.of(structure, sender(task, "person"), "Demandeur non précisé")
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** {@code service} or {@code person} of the sender, empty when not given. */
    static String sender(ObjectNode task, String what) {
        return Extensions.find(task, Names.REQUEST_SENDER)
                .map(sender -> Extensions.text(sender, what, "valueString"))
                .orElse("");
    }

    static @Nullable String senderPerson(ObjectNode task) {
        String person = sender(task, "person");
        return person.isBlank() ? null : person;
    }

    static Instant received(ObjectNode task) {
        Instant authored = Times.moment(Elements.text(task, "authoredOn"));
        Instant stored = Times.moment(Elements.text(task, "meta", "lastUpdated"));
        return authored != null ? authored : stored != null ? stored : Instant.EPOCH;
    }

    static String description(ObjectNode task) {
        return inputs(task, "description")
                .map(input -> Elements.text(input, "valueString"))
                .findFirst()
                .orElse("");
    }

    /** Who has it in hand: id of the PractitionerRole, and the name shown. */
    static Optional<Handler> handler(ObjectNode task) {
        return Extensions.find(task, Names.REQUEST_HANDLER)
                .map(handler -> handler.path("valueReference"))
                .map(reference -> new Handler(
                        References.id(reference, "PractitionerRole"),
                        References.display(reference).isBlank() ? "un collègue" : References.display(reference)));
    }

    static @Nullable String handledBy(ObjectNode task) {
        return handler(task).map(Handler::name).orElse(null);
    }

    /** Status and handler are set together: one without the other would mean nothing. */
    static void handledBy(ObjectNode task, User user, String status) {
        task.set("status", TextNode.valueOf(status));
        Extensions.set(
                task,
                Names.REQUEST_HANDLER,
                "valueReference",
                References.to("PractitionerRole", user.roleId(), user.display()));
    }

    private static Stream<ObjectNode> inputs(JsonNode task, String type) {
        return Elements.objects(task, "input").stream()
                .filter(input -> Elements.text(input, "type", "text").equals(type));
    }

    record Handler(String roleId, String name) {}
}
