package fr.santelien.lab.trial;

import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.document.Document;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.sync.replica.Reference;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Somebody attaches a document to a request, takes one back that has not left, or opens one. */
final class DocumentGestures {

    private record Named(String request, Document document) {}

    private final TrialPoste poste;
    private final ContactPoint requests;
    private final RandomGenerator random;

    DocumentGestures(TrialPoste poste, RandomGenerator random) {
        this.poste = poste;
        this.requests = poste.work().contactPoint();
        this.random = random;
    }

    void attach(Mark mark) {
        Gesture.one(Gesture.ids(poste.replica(), "Task"), random).ifPresent(request -> {
            try (AttachedFile file = AttachedFile.in(poste.folder(), random, mark.on("Document"))) {
                requests.attach(request, file.path());
            }
        });
    }

    void takeBack() {
        Gesture.one(named(Document::isOurs), random)
                .ifPresent(named ->
                        requests.takeBack(named.request(), named.document().id()));
    }

    /** One that has to be fetched first, where there is any: who has read a letter seldom reads it again. */
    void open() {
        List<Named> away = named(document -> document.state() == Document.State.TO_FETCH);
        Gesture.one(away.isEmpty() ? named(Document::hasContent) : away, random).ifPresent(named -> {
            Document document = named.document();
            byte[] content = requests.open(named.request(), document.id(), received -> {});
            poste.opened(
                    new Reference("Task", named.request()), document.id(), String.valueOf(document.sha256()), content);
        });
    }

    private List<Named> named(Predicate<Document> wanted) {
        return Gesture.ids(poste.replica(), "Task").stream()
                .flatMap(request -> requests.find(request).stream()
                        .flatMap(found -> found.documents().stream()
                                .filter(wanted)
                                .map(document -> new Named(request, document))))
                .toList();
    }
}
