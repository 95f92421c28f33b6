package fr.santelien.lab.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.document.Document;
import fr.santelien.coordination.document.Documents;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.lab.oracle.Oracle;
import fr.santelien.lab.oracle.WatchedReplica;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.SqliteReplica;
import fr.santelien.sync.replica.WaitingChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Documents that the user of a poste attaches to requests, and what she is told of each once its file was damaged. */
final class FilesDocuments {

    private static final int REQUESTS = 3;
    private static final int LONGEST = 12_000;

    /** What a poste says of a document that it alone had and cannot read. */
    private static final String SAID = "n’est plus lisible sur ce poste";

    /**
     * One that was attached and not taken back.
     *
     * @param letter where its user has the file
     * @param file name of the content's file on the poste
     */
    private record Attached(Reference request, String id, Reference content, Path letter, String file) {
        @Override
        public String toString() {
            return request + " output[" + id + "] " + content;
        }
    }

    private final Path letters;
    private final Random random;
    private final Region region;
    private final FilesPoste poste;
    private final Oracle oracle;
    private final Mark mark;
    private final List<Reference> requests = new ArrayList<>();
    private final List<Attached> attached = new ArrayList<>();

    private final Set<String> struck = new HashSet<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> overwritten = new ArrayList<>();

    FilesDocuments(Path letters, Random random, Region region, FilesPoste poste, Oracle oracle, Mark mark)
            throws IOException {
        this.letters = Files.createDirectories(letters);
        this.random = random;
        this.region = region;
        this.poste = poste;
        this.oracle = oracle;
        this.mark = mark;
        for (int n = 0; n < REQUESTS; n++) {
            ObjectNode request = JsonNodeFactory.instance
                    .objectNode()
                    .put("resourceType", "Task")
                    .put("id", new UUID(random.nextLong(), random.nextLong()).toString())
                    .put("status", "in-progress")
                    .put("intent", "order");
            requests.add(new Reference("Task", request.path("id").asText()));
            region.write(requests.getLast(), request);
        }
    }

    /** Documents that were lost without a word. */
    List<String> lost() {
        return lost;
    }

    /** Documents that opened with other bytes. */
    List<String> overwritten() {
        return overwritten;
    }

    private Documents documents(SqliteReplica replica) {
        Replica witnessed =
                WatchedReplica.of(replica, (what, was, is) -> oracle.acknowledged("camille", what, was, is));
        return new Documents(
                witnessed,
                () -> Optional.of(new AttachmentFetch(region.server(), replica.attachments())),
                poste.clock());
    }

    /** Attaches some, and now and then takes one back that is not sent. */
    void work(Path folder, SqliteReplica replica) throws IOException {
        for (int n = random.nextInt(3); n > 0; n--) {
            attach(folder, replica, requests.get(random.nextInt(REQUESTS)), letter());
        }
        List<Attached> unsent =
                attached.stream().filter(each -> !region.has(each.content())).toList();
        if (!unsent.isEmpty() && random.nextBoolean()) {
            takeBack(replica, unsent.get(random.nextInt(unsent.size())));
        }
    }

    private Path letter() throws IOException {
        byte[] noise = new byte[random.nextInt(LONGEST)];
        random.nextBytes(noise);
        byte[] words = ("%PDF-1.7 " + mark.on("Courrier fictif")).getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(words, words.length + noise.length);
        System.arraycopy(noise, 0, content, words.length, noise.length);
        return Files.write(letters.resolve("courrier" + attached.size() + "-" + random.nextInt(1 << 30)), content);
    }

    private Attached attach(Path folder, SqliteReplica replica, Reference request, Path letter) throws IOException {
        Set<String> before = contents(folder);
        List<Document> made = new ArrayList<>();
        documents(replica).attach(request, letter, (task, document) -> {
            made.add(document);
            return task;
        });
        Document document = made.getFirst();
        Set<String> after = contents(folder);
        after.removeAll(before);
        Attached one = new Attached(
                request,
                document.id(),
                new Reference("Binary", String.valueOf(document.contentId())),
                letter,
                after.isEmpty() ? "" : after.iterator().next());
        attached.add(one);
        return one;
    }

    private void takeBack(SqliteReplica replica, Attached one) {
        documents(replica).takeBack(replica.read(one.request()).orElseThrow(), one.id());
        attached.remove(one);
    }

    private static Set<String> contents(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        Path contents = folder.resolve(Damage.DOCUMENTS);
        if (Files.isDirectory(contents)) {
            try (Stream<Path> all = Files.list(contents)) {
                all.forEach(each -> names.add(each.getFileName().toString()));
            }
        }
        return names;
    }

    /** @return what was done to a content, for the report */
    String strike(Path folder) throws IOException {
        return Damage.strikeContent(folder, random, struck);
    }

    /** Opens all of them, and has the user do what she is told to do about those that cannot be read any more. */
    void look(Path folder, SqliteReplica replica) throws IOException {
        for (Attached one : List.copyOf(attached)) {
            boolean sent = region.has(one.content()) && isNamedThere(one);
            Optional<String> refusal = open(replica, one);
            if (refusal.isPresent() && (sent || !struck.contains(one.file()) || !isSaid(replica, one, refusal.get()))) {
                lost.add(one + (sent ? ", envoyé" : ", non envoyé") + " : " + refusal.get());
            } else if (refusal.isPresent()) {
                mend(folder, replica, one);
            }
        }
        struck.clear();
    }

    /** Opens all of them where none was damaged since. */
    void lookAgain(SqliteReplica replica) {
        for (Attached one : attached) {
            open(replica, one).ifPresent(refusal -> lost.add(one + ", plus tard : " + refusal));
        }
    }

    /** @return what its user is told instead */
    private Optional<String> open(SqliteReplica replica, Attached one) {
        try {
            byte[] given = poste.bytes(documents(replica), replica, one.request(), one.id());
            byte[] right = Files.readAllBytes(one.letter());
            if (given.length == 0) {
                return Optional.of("ouvert sans rien dedans");
            }
            if (!Arrays.equals(given, right)) {
                overwritten.add(one + " : " + given.length + " octets au lieu de " + right.length);
            }
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.sentence());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean isNamedThere(Attached one) {
        for (JsonNode output : region.current(one.request()).path("output")) {
            if (output.path("id").asText().equals(one.id())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the poste says so where it is opened, and still counts it with its reason where unsent things are. */
    private static boolean isSaid(SqliteReplica replica, Attached one, String refusal) {
        return refusal.contains(SAID)
                && waiting(replica, one.content())
                        .filter(change -> change.state() == RowState.SET_ASIDE)
                        .filter(change -> String.valueOf(change.reason()).contains(SAID))
                        .isPresent();
    }

    private static Optional<WaitingChange> waiting(SqliteReplica replica, Reference reference) {
        return replica.waiting().stream()
                .filter(change -> change.reference().equals(reference))
                .findFirst();
    }

    /** Attaches the same file again; then either has the first one sent again, or gives it up. */
    private void mend(Path folder, SqliteReplica replica, Attached one) throws IOException {
        Attached again = attach(folder, replica, one.request(), one.letter());
        if (random.nextBoolean()) {
            takeBack(replica, again);
            replica.retry(one.content());
        } else {
            takeBack(replica, one);
        }
    }
}
