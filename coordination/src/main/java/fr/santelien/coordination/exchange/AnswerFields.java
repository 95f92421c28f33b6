package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.coordination.ppcs.FormItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
            return item(value);
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

    /** A whole item, where a side added or removed it: its answer, or those of all that is in it. */
    private String item(JsonNode item) {
        if (item.has("answer")) {
            return ValueText.answers(
                    item.get("answer"), form.item(Elements.text(item, "linkId")).orElse(null));
        }
        return Elements.objects(item, "item").stream()
                .map(this::item)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" ; "));
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
