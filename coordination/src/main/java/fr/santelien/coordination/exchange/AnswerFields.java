package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.coordination.ppcs.FormItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Questions of a plan, as people name them: the labels of the questionnaire. */
final class AnswerFields {

    private final Form form;

    AnswerFields(Form form) {
        this.form = form;
    }

    /** « Échéance (objectif 1) », « Quand (objectif 1, action 2) »; numbers are the places in the local response. */
    String name(ConflictPath path, JsonNode response) {
        List<String> places = new ArrayList<>();
        String label = "";
        JsonNode node = response;
        List<String> keys = path.keys("item");
        for (int depth = 0; depth < keys.size(); depth++) {
            String key = keys.get(depth);
            Found found = find(node, key);
            FormItem item = form.item(found.linkId()).orElse(null);
            boolean last = depth == keys.size() - 1;
            String name = item == null ? "Question inconnue de ce poste" : item.label();
            if (item != null && item.type() == FormItem.Type.GROUP && item.repeats()) {
                name = name + " " + found.number();
                if (!last) {
                    places.add(name.toLowerCase(Locale.FRENCH));
                }
            }
            if (last) {
                label = name;
            }
            node = found.node();
        }
        return places.isEmpty() ? label : label + " (" + String.join(", ", places) + ")";
    }

    /** The value in French: labels of codes, oui and non, dates as written; several joined. */
    String text(ConflictPath path, JsonNode response, JsonNode value) {
        if (!path.last().equals("answer")) {
            return occurrence(value);
        }
        JsonNode node = response;
        String linkId = "";
        for (String key : path.keys("item")) {
            Found found = find(node, key);
            linkId = found.linkId();
            node = found.node();
        }
        return ValueText.answers(value, form.item(linkId).orElse(null));
    }

    /** A whole occurrence, or one that a side removed: its answers in a row. */
    private String occurrence(JsonNode item) {
        List<String> texts = new ArrayList<>();
        for (ObjectNode child : Elements.objects(item, "item")) {
            FormItem question = form.item(Elements.text(child, "linkId")).orElse(null);
            String text = child.has("answer") ? ValueText.answers(child.get("answer"), question) : occurrence(child);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join(" ; ", texts);
    }

    private record Found(JsonNode node, String linkId, int number) {}

    /** The element of a key: an occurrence by its id, anything else by its linkId. */
    private static Found find(JsonNode parent, String key) {
        List<ObjectNode> items = Elements.objects(parent, "item");
        for (ObjectNode item : items) {
            String linkId = Elements.text(item, "linkId");
            String id = Elements.text(item, "id");
            if (id.isEmpty() ? linkId.equals(key) : id.equals(key)) {
                List<ObjectNode> same = items.stream()
                        .filter(other -> Elements.text(other, "linkId").equals(linkId))
                        .toList();
                return new Found(item, linkId, same.indexOf(item) + 1);
            }
        }
        return new Found(Elements.object(), key, 1);
    }
}
