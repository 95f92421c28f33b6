package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.lab.oracle.Oracle;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.server.AuditorClient;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop's user typed, which of it the screen has acknowledged, and what a colleague changed in the same list
 * meanwhile; the oracle judges it by what an independent client finds on the server.
 */
final class ScreenLedger {

    /** The list that both work on. */
    static final String LIST = "Sorties d’hospitalisation";

    private static final String USER = "poste";
    private static final String COLLEAGUE = "collègue";

    /**
     * A comment on a patient of the list, or a new list.
     *
     * @param patient null for a new list
     */
    record Typed(@Nullable String patient, String text) {}

    private final AuditorClient auditor;
    private final RandomGenerator random;
    private final Oracle oracle = new Oracle();
    private final Mark mark = new Mark();

    /** Typed since the server was last looked at, in this order; true when the screen acknowledged it. */
    private final Map<Typed, Boolean> pending = new LinkedHashMap<>();

    /** Comments by patient, as the users last saw them. */
    private final Map<String, String> comments = new HashMap<>();

    ScreenLedger(AuditorClient auditor, RandomGenerator random) throws IOException {
        this.auditor = auditor;
        this.random = random;
        // A screen acknowledges a title and a comment; the rest of a list is the poste's own.
        oracle.doesNotKnowAll();
        readComments(shared());
    }

    /** A comment to be typed; the first half of the list is the user's. */
    Typed comment() throws IOException {
        List<JsonNode> entries = entries(shared());
        String patient = patient(entries.get(random.nextInt(entries.size() / 2)));
        return typed(new Typed(patient, mark.on("Appel prévu")));
    }

    Typed newList() {
        return typed(new Typed(null, mark.on("Visites")));
    }

    private Typed typed(Typed what) {
        pending.put(what, false);
        return what;
    }

    /** The screen showed it, read from the file again. */
    void acknowledged(Typed what) {
        pending.put(what, true);
    }

    /** How the screen names the patient: by the names in use, where there are such. */
    String display(Typed comment) throws IOException {
        String id = Reference.parse(Objects.requireNonNull(comment.patient())).id();
        JsonNode patient = auditor.read("Patient", id).orElseThrow();
        return name(patient, "/family") + " " + name(patient, "/given/0");
    }

    private static String name(JsonNode patient, String part) {
        String found = "";
        for (JsonNode name : patient.path("name")) {
            String text = name.at(part).asText();
            if (!text.isEmpty() && (found.isEmpty() || name.path("use").asText().equals("usual"))) {
                found = text;
            }
        }
        return found;
    }

    /** Somebody elsewhere changes the comment of one of the other patients, over the newest version. */
    void colleagueComments() throws IOException {
        boolean stored = false;
        while (!stored) {
            ObjectNode list = shared().deepCopy();
            List<JsonNode> entries = entries(list);
            int half = entries.size() / 2;
            ObjectNode entry = (ObjectNode) entries.get(half + random.nextInt(entries.size() - half));
            String text = mark.on("Vu au DAC");
            String patient = patient(entry);
            setComment(entry, text);
            stored = auditor.replace(list);
            if (stored) {
                report(COLLEAGUE, patient, text);
            }
        }
    }

    /** Whether the server has the last that was acknowledged of each place, or something typed there later. */
    boolean isAllThere() throws IOException {
        Map<String, Set<String>> expected = new HashMap<>();
        pending.forEach((typed, acknowledged) -> {
            Set<String> texts = expected.computeIfAbsent(
                    Objects.toString(typed.patient(), typed.text()), place -> new LinkedHashSet<>());
            if (acknowledged) {
                texts.clear();
                texts.add("");
            }
            texts.add(typed.text());
        });
        // Where nothing was acknowledged, nothing is expected; the empty text only said that something was.
        expected.values().removeIf(texts -> !texts.remove(""));
        String lists = auditor.search("List?code=worklist&_count=200").toString();
        return expected.values().stream().allMatch(texts -> texts.stream().anyMatch(lists::contains));
    }

    /** Tells the oracle what became of what was typed, and has it judge all that was ever acknowledged. */
    Verdict judge() throws IOException {
        List<JsonNode> lists = auditor.search("List?code=worklist&_count=200");
        JsonNode shared = shared();
        pending.forEach((typed, acknowledged) -> {
            if (typed.patient() == null) {
                reportList(typed, acknowledged, lists);
            } else if (acknowledged || shared.toString().contains(typed.text())) {
                report(USER, typed.patient(), typed.text());
            }
        });
        pending.clear();
        Map<Reference, List<ObjectNode>> versions = new HashMap<>();
        for (JsonNode list : lists) {
            String id = list.path("id").asText();
            List<ObjectNode> all = new ArrayList<>();
            auditor.versions("List", id).forEach(version -> all.addFirst((ObjectNode) version));
            versions.put(new Reference("List", id), all);
        }
        readComments(shared);
        return oracle.judge(versions, List.of());
    }

    int acknowledged() {
        return oracle.acknowledged();
    }

    private void reportList(Typed typed, boolean acknowledged, List<JsonNode> lists) {
        String id = lists.stream()
                .filter(list -> list.path("title").asText().equals(typed.text()))
                .map(list -> list.path("id").asText())
                .findFirst()
                .orElse("");
        if (acknowledged || !id.isEmpty()) {
            // Of a list that is nowhere, the oracle will say so.
            String known = id.isEmpty() ? UUID.randomUUID().toString() : id;
            oracle.acknowledged(USER, "liste créée", null, list(known).put("title", typed.text()));
        }
    }

    private void report(String who, String patient, String text) {
        String before = comments.put(patient, text);
        oracle.acknowledged(who, "commentaire", oneEntry(patient, before), oneEntry(patient, text));
    }

    private static ObjectNode oneEntry(String patient, @Nullable String comment) {
        ObjectNode list = list("list-sorties");
        ObjectNode entry = list.putArray("entry").addObject();
        entry.putObject("item").put("reference", patient);
        if (comment != null) {
            setComment(entry, comment);
        }
        return list;
    }

    private static ObjectNode list(String id) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", "List").put("id", id);
    }

    private static void setComment(ObjectNode entry, String text) {
        for (JsonNode extension : entry.withArray("extension")) {
            if (extension.path("url").asText().equals(Names.ENTRY_COMMENT)) {
                ((ObjectNode) extension).put("valueString", text);
                return;
            }
        }
        entry.withArray("extension").addObject().put("url", Names.ENTRY_COMMENT).put("valueString", text);
    }

    private void readComments(JsonNode list) {
        comments.clear();
        for (JsonNode entry : entries(list)) {
            for (JsonNode extension : entry.path("extension")) {
                if (extension.path("url").asText().equals(Names.ENTRY_COMMENT)) {
                    comments.put(patient(entry), extension.path("valueString").asText());
                }
            }
        }
    }

    private JsonNode shared() throws IOException {
        return auditor.list("list-sorties").orElseThrow();
    }

    private static List<JsonNode> entries(JsonNode list) {
        List<JsonNode> entries = new ArrayList<>();
        list.path("entry").forEach(entries::add);
        return entries;
    }

    private static String patient(JsonNode entry) {
        return entry.at("/item/reference").asText();
    }
}
