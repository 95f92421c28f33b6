package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@link Answers} → {@code QuestionnaireResponse}, in place. Only what the user changed since {@code before}, what her
 * screen was drawn from, is touched: an answer that arrived from a colleague meanwhile stays, and so do the items and
 * elements the form does not know, the values it cannot show, and whatever hangs on an answer that says the same.
 */
final class AnswersWriter {

    /** Members of an item that say nothing by themselves. */
    private static final Set<String> BARE = Set.of("linkId", "text", "definition");

    private final AnswerValues values;

    AnswersWriter(Form form) {
        this.values = new AnswerValues(form);
    }

    /** @param siblings the sections of the same questionnaire, in order */
    void section(FormItem section, Answers before, Answers after, ObjectNode response, List<FormItem> siblings) {
        ObjectNode node = child(response, section, siblings);
        group(section, before, after, node);
        removeBare(response, node);
    }

    private void group(FormItem group, Answers before, Answers after, ObjectNode node) {
        for (FormItem item : group.items()) {
            String linkId = item.linkId();
            if (item.type() == Type.GROUP) {
                List<Answers> were = before.groups().getOrDefault(linkId, List.of());
                List<Answers> are = after.groups().getOrDefault(linkId, List.of());
                if (!were.equals(are)) {
                    occurrences(item, were, are, node, group.items());
                }
            } else if (item.type() != Type.DISPLAY) {
                List<String> texts = after.values().getOrDefault(linkId, List.of());
                if (!before.values().getOrDefault(linkId, List.of()).equals(texts)) {
                    question(item, texts, node, group.items());
                }
            }
        }
    }

    private void question(FormItem question, List<String> texts, ObjectNode parent, List<FormItem> siblings) {
        ObjectNode node = child(parent, question, siblings);
        List<ObjectNode> before = new ArrayList<>(Elements.objects(node, "answer"));
        ArrayNode after = JsonNodeFactory.instance.arrayNode();
        for (String text : texts) {
            if (!text.isBlank()) {
                after.add(before.stream()
                        .filter(answer -> text.equals(AnswersReader.text(answer)))
                        .findFirst()
                        .orElseGet(() -> values.answer(question, text)));
                before.removeIf(answer -> answer == after.get(after.size() - 1));
            }
        }
        before.stream().filter(answer -> AnswersReader.text(answer) == null).forEach(after::add);
        if (after.isEmpty()) {
            node.remove("answer");
        } else {
            node.set("answer", after);
        }
        removeBare(parent, node);
    }

    private void occurrences(
            FormItem group, List<Answers> before, List<Answers> after, ObjectNode parent, List<FormItem> siblings) {
        if (!group.repeats()) {
            ObjectNode node = child(parent, group, siblings);
            group(group, first(before), first(after), node);
            removeBare(parent, node);
            return;
        }
        List<ObjectNode> existing = AnswersReader.children(parent, group.linkId());
        List<String> ids = AnswersReader.ids(existing);
        List<ObjectNode> nodes = new ArrayList<>();
        for (Answers occurrence : after) {
            Answers was = byId(before, occurrence.id());
            int known = ids.indexOf(occurrence.id());
            if (known < 0 && has(before, occurrence.id()) && occurrence.equals(was)) {
                continue; // a colleague removed it, the user did not touch it
            }
            ObjectNode node = known >= 0 ? existing.get(known) : newOccurrence(group, occurrence.id());
            group(group, known >= 0 ? was : Answers.NONE, occurrence, node);
            nodes.add(node);
        }
        for (int i = 0; i < existing.size(); i++) {
            boolean hadSeen = has(before, ids.get(i)) || has(after, ids.get(i));
            if (!hadSeen) {
                nodes.add(existing.get(i)); // a colleague added it
            }
        }
        if (!same(nodes, existing)) {
            replace(parent, group, existing, nodes, siblings);
        }
    }

    private static Answers first(List<Answers> occurrences) {
        return occurrences.isEmpty() ? Answers.NONE : occurrences.getFirst();
    }

    private static Answers byId(List<Answers> occurrences, String id) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.id().equals(id))
                .findFirst()
                .orElse(Answers.NONE);
    }

    private static boolean has(List<Answers> occurrences, String id) {
        return occurrences.stream().anyMatch(occurrence -> occurrence.id().equals(id));
    }

    private static ObjectNode newOccurrence(FormItem group, String id) {
        return Elements.object()
                .put(
                        "id",
                        id.isEmpty() || id.startsWith("#") ? UUID.randomUUID().toString() : id)
                .put("linkId", group.linkId());
    }

    private static void replace(
            ObjectNode parent,
            FormItem group,
            List<ObjectNode> before,
            List<ObjectNode> after,
            List<FormItem> siblings) {
        ArrayNode items = Elements.list(parent, "item");
        int place = before.isEmpty() ? place(items, group, siblings) : indexOf(items, before.getFirst());
        before.forEach(node -> items.remove(indexOf(items, node)));
        for (ObjectNode node : after) {
            items.insert(place, node);
            place++;
        }
        if (items.isEmpty()) {
            parent.remove("item");
        }
    }

    /** The item's node, made where the questionnaire's order wants it when it is not there. */
    private static ObjectNode child(ObjectNode parent, FormItem item, List<FormItem> siblings) {
        List<ObjectNode> existing = AnswersReader.children(parent, item.linkId());
        if (!existing.isEmpty()) {
            return existing.getFirst();
        }
        ArrayNode items = Elements.list(parent, "item");
        ObjectNode node = Elements.object().put("linkId", item.linkId());
        items.insert(place(items, item, siblings), node);
        return node;
    }

    private static void removeBare(ObjectNode parent, ObjectNode node) {
        boolean bare = true;
        for (String member : (Iterable<String>) node::fieldNames) {
            bare &= BARE.contains(member);
        }
        if (bare) {
            ArrayNode items = Elements.list(parent, "item");
            items.remove(indexOf(items, node));
            if (items.isEmpty()) {
                parent.remove("item");
            }
        }
    }

    /** Before the first item that comes later in the questionnaire; a validator refuses another order. */
    private static int place(ArrayNode items, FormItem item, List<FormItem> siblings) {
        List<String> order = siblings.stream().map(FormItem::linkId).toList();
        int own = order.indexOf(item.linkId());
        for (int i = 0; i < items.size(); i++) {
            if (order.indexOf(Elements.text(items.get(i), "linkId")) > own) {
                return i;
            }
        }
        return items.size();
    }

    private static boolean same(List<ObjectNode> some, List<ObjectNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(ArrayNode items, JsonNode node) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == node) {
                return i;
            }
        }
        return -1;
    }
}
