package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a resource says, place by place: {@code entry[Patient/1]/date} → {@code "2026-11-22"}. Written without the
 * merge's own code, which it judges; only the notation of a place is the same as a conflict's path.
 */
final class Places {

    /** What nobody enters: the server's own, and the moment of the last answer. */
    private static final List<String> NOBODYS = List.of("meta", "text", "id", "resourceType", "authored");

    /** What an element is known by is told by the place; a group of answers that holds nothing else says nothing. */
    private static final List<String> NAMES = List.of("id", "linkId", "url");

    /** Elements that people add and remove one by one, and what tells them apart; the first that is there counts. */
    private static final Map<String, List<String>> ELEMENTS = Map.of(
            "entry", List.of("/item/reference"),
            "item", List.of("/id", "/linkId"),
            "note", List.of("/id"),
            "input", List.of("/id"),
            "output", List.of("/id"),
            "identifier", List.of("/system"),
            "participant", List.of("/id", "/member/reference"),
            "extension", List.of("/url"));

    private final Map<String, String> found = new LinkedHashMap<>();

    private Places() {}

    static Map<String, String> of(ObjectNode resource) {
        Places places = new Places();
        resource.properties().forEach(member -> {
            if (!NOBODYS.contains(member.getKey())) {
                places.walk(member.getKey(), member.getKey(), member.getValue());
            }
        });
        return places.found;
    }

    /** Of a part of a resource: what it says at the place and below it. */
    static Map<String, String> of(String place, String name, JsonNode value) {
        Places places = new Places();
        places.walk(place, name, value);
        return places.found;
    }

    /** Of members of one object, extensions of one url under {@code extension[url]} among them. */
    static Map<String, String> ofMembers(String above, JsonNode members) {
        Places places = new Places();
        members.properties().forEach(member -> {
            String name = member.getKey().startsWith("extension[") ? "extension" : member.getKey();
            places.walk(above.isEmpty() ? name : above + "/" + name, name, member.getValue());
        });
        return places.found;
    }

    private void walk(String place, String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (!NAMES.contains(member.getKey())) {
                    walk(place + "/" + member.getKey(), member.getKey(), member.getValue());
                }
            });
        } else if (value.isArray() && ELEMENTS.containsKey(name)) {
            Map<String, Integer> met = new LinkedHashMap<>();
            for (JsonNode element : value) {
                if (!element.path("url").asText().equals(Names.LAST_CHANGE)) {
                    String key = key(name, element);
                    int times = met.merge(key, 1, Integer::sum);
                    walk(place + "[" + (times == 1 ? key : key + "#" + times) + "]", "", element);
                }
            }
        } else {
            found.put(place, value.toString());
        }
    }

    private static String key(String name, JsonNode element) {
        for (String pointer : ELEMENTS.getOrDefault(name, List.of())) {
            String key = element.at(pointer).asText();
            if (!key.isEmpty()) {
                // This url repeats (a list shared with several structures): its content tells.
                return key.equals(Names.LIST_SHARED_WITH)
                        ? key + " " + element.at("/valueReference/reference").asText()
                        : key;
            }
        }
        return element.toString();
    }
}
