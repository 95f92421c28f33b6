package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attached documents: who attached and took back which, and what became of each. */
final class AttachedDocuments {

    private record TakenBack(int number, String poste, NamedDocument document) {}

    private final List<Attached> attached = new ArrayList<>();
    private final List<TakenBack> takenBack = new ArrayList<>();
    private final List<String> openedOtherwise = new ArrayList<>();

    /** @param number of the command; who decides between two values neither attaches nor takes back */
    void acknowledged(int number, String who, String what, @Nullable ObjectNode before, ObjectNode after) {
        if (!after.path("resourceType").asText().equals("Task") || Edit.isDecision(what)) {
            return;
        }
        Reference request = new Reference("Task", after.path("id").asText());
        List<NamedDocument> was = before == null ? List.of() : NamedDocument.in(before);
        List<NamedDocument> is = NamedDocument.in(after);
        is.stream()
                .filter(document -> !was.contains(document))
                .forEach(document -> attached.add(new Attached(number, who, request, document)));
        was.stream()
                .filter(document -> !is.contains(document))
                .forEach(document -> takenBack.add(new TakenBack(number, who.split(" ", 2)[0], document)));
    }

    /** @param announced SHA-256 that the request on the opener's poste says; what its author attached counts more */
    void opened(String who, Reference request, String id, String announced, byte[] content) {
        String found = Contents.sha256(content);
        String expected = attached.stream()
                .filter(each ->
                        each.request().equals(request) && each.document().id().equals(id))
                .map(each -> each.document().sha256())
                .findFirst()
                .orElse(announced);
        if (!found.equals(expected)) {
            openedOtherwise.add(
                    who + " a ouvert " + request + " output[" + id + "] et reçu " + found + " au lieu de " + expected);
        }
    }

    Verdict judge(Map<Reference, List<ObjectNode>> server, List<KeptAside> postes) {
        Contents contents = new Contents(server);
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        List<String> overwritten = new ArrayList<>(openedOtherwise);
        Set<Reference> told = new HashSet<>();
        for (Attached each : attached) {
            List<NamedDocument> named = named(server, each.request());
            String sentence =
                    each + "\n        serveur " + contents.said(each.binary()) + ", la demande nomme " + named;
            if (contents.wasReplaced(each.binary(), each.document().sha256())) {
                overwritten.add(sentence);
            } else if (!isNamed(each, named, contents) && !isHeld(each, postes) && !wasTakenBack(each)) {
                lost.add(sentence);
            }
            if (told.add(each.binary()) && isDoubled(each.document(), named, contents)) {
                doubled.add(sentence);
            }
        }
        return new Verdict(lost, doubled, overwritten);
    }

    private static List<NamedDocument> named(Map<Reference, List<ObjectNode>> server, Reference request) {
        List<ObjectNode> versions = server.getOrDefault(request, List.of());
        return versions.isEmpty() ? List.of() : NamedDocument.in(versions.getLast());
    }

    private static boolean isNamed(Attached each, List<NamedDocument> named, Contents contents) {
        return named.contains(each.document())
                && contents.isNow(each.binary(), each.document().sha256());
    }

    private static boolean isHeld(Attached each, List<KeptAside> postes) {
        KeptAside.HeldDocument wanted = new KeptAside.HeldDocument(
                each.document().binary(), each.document().sha256());
        return postes.stream().anyMatch(poste -> poste.documents().contains(wanted));
    }

    private boolean wasTakenBack(Attached each) {
        return takenBack.stream()
                .anyMatch(later -> later.number() > each.number()
                        && later.poste().equals(each.poste())
                        && later.document().equals(each.document()));
    }

    private static boolean isDoubled(NamedDocument document, List<NamedDocument> named, Contents contents) {
        return contents.holding(document.sha256()) > 1
                || named.stream()
                                .filter(other -> other.binary().equals(document.binary())
                                        || other.sha256().equals(document.sha256()))
                                .count()
                        > 1;
    }
}
