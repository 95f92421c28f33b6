package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code QuestionnaireResponse} → {@link Answers}. What the form does not know is skipped: the writer leaves it alone. */
final class AnswersReader {

    private AnswersReader() {}

    /** Answers of one section, {@link Answers#NONE} when it was never answered. */
    static Answers section(FormItem section, ObjectNode response) {
        return children(response, section.linkId()).stream()
                .findFirst()
                .map(node -> group(section, node, ""))
                .orElse(Answers.NONE);
    }

    /** Items of one linkId directly under a node. */
    static List<ObjectNode> children(ObjectNode node, String linkId) {
        return Elements.objects(node, "item").stream()
                .filter(item -> Elements.text(item, "linkId").equals(linkId))
                .toList();
    }

    /** Ids of occurrences; one that came without is known by its place. */
    static List<String> ids(List<ObjectNode> occurrences) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            String id = Elements.text(occurrences.get(i), "id");
            ids.add(id.isEmpty() ? "#" + i : id);
        }
        return ids;
    }

    /** Text of an answer; null for a value that the form cannot show (a quantity, an attachment). */
    static @Nullable String text(JsonNode answer) {
        Optional<JsonNode> value = answer.properties().stream()
                .filter(member -> member.getKey().startsWith("value"))
                .map(Map.Entry::getValue)
                .findFirst();
        String text = value.map(v -> v.isObject() ? Elements.text(v, "code") : v.asText())
                .orElse("");
        return text.isBlank() ? null : text;
    }

    private static Answers group(FormItem group, ObjectNode node, String id) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, List<Answers>> groups = new HashMap<>();
        for (FormItem item : group.items()) {
            List<ObjectNode> nodes = children(node, item.linkId());
            if (nodes.isEmpty()) {
                continue;
            }
            if (item.type() == Type.GROUP) {
                groups.put(item.linkId(), occurrences(item, nodes));
            } else if (item.type() != Type.DISPLAY) {
                List<String> texts = texts(nodes.getFirst()).toList();
                if (!texts.isEmpty()) {
                    values.put(item.linkId(), texts);
                }
            }
        }
        return new Answers(id, values, groups);
    }

    private static List<Answers> occurrences(FormItem group, List<ObjectNode> nodes) {
        if (!group.repeats()) {
            return List.of(group(group, nodes.getFirst(), ""));
        }
        List<String> ids = ids(nodes);
        List<Answers> occurrences = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            occurrences.add(group(group, nodes.get(i), ids.get(i)));
        }
        return occurrences;
    }

    private static Stream<String> texts(ObjectNode question) {
        return Elements.objects(question, "answer").stream()
                .map(AnswersReader::text)
                .filter(Objects::nonNull);
    }
}
