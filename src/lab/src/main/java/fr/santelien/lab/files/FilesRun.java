package fr.santelien.lab.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.oracle.KeptAside;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.lab.oracle.Oracle;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.oracle.WatchedReplica;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Work, a backup, more work, the end of the process, damage, opening, exchange; then the oracle. */
final class FilesRun {

    private static final int LISTS = 12;
    private static final Pattern NAMED = Pattern.compile("(List|Task)/[0-9a-f-]{36}");

    private final Path folder;
    private final Random random;
    private final Region region;
    private final FilesPoste poste;
    private final Oracle oracle = new Oracle();
    private final Mark mark = new Mark();
    private final List<String> done = new ArrayList<>();
    private final FilesDocuments documents;

    FilesRun(Path folder, Random random, Region region, FilesPoste poste) throws IOException {
        this.folder = folder;
        this.random = random;
        this.region = region;
        this.poste = poste;
        this.documents = new FilesDocuments(folder.resolve("letters"), random, region, poste, oracle, mark);
    }

    void play(String name, OracleTally tally) throws IOException {
        tally.ran();
        Path killed = folder.resolve("killed");
        work(folder.resolve("before"), killed);
        strike(killed, tally);
        try (SqliteReplica opened = poste.openWhatever(killed)) {
            region.exchange(opened.exchangeSide());
            poste.sweep(opened);
            documents.look(killed, opened);
            region.exchange(opened.exchangeSide());
        } catch (IllegalStateException e) {
            tally.hung(name + " " + done + " : " + e.getMessage());
            return;
        }
        poste.tomorrow();
        try (SqliteReplica again = poste.open(killed)) {
            region.exchange(again.exchangeSide());
            poste.sweep(again);
            documents.lookAgain(again);
            tally.edited(oracle.acknowledged());
            tally.conflicted(again.conflicts().size());
            tally.judged(name + " " + done, withoutWhatWasTold(killed, judge(again)));
        } catch (IllegalStateException e) {
            tally.hung(name + " " + done + " : " + e.getMessage());
        }
    }

    /** Files of the replica, contents of documents, or both. */
    private void strike(Path killed, OracleTally tally) throws IOException {
        int what = random.nextInt(3);
        for (int n = what == 0 ? 0 : 1 + random.nextInt(2); n > 0; n--) {
            done.add(Damage.strikeOne(killed, random));
        }
        for (int n = what == 1 ? 0 : 1 + random.nextInt(2); n > 0; n--) {
            done.add(documents.strike(killed));
        }
        done.forEach(tally::reached);
    }

    private Verdict judge(Replica replica) {
        Verdict verdict = oracle.judge(region.versions(), List.of(KeptAside.of(replica)));
        return new Verdict(
                both(verdict.lost(), documents.lost()),
                verdict.doubled(),
                both(verdict.overwritten(), documents.overwritten()));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Two sessions; the second ends with its process, or is closed. */
    private void work(Path before, Path killed) throws IOException {
        for (int n = 0; n < LISTS / 2; n++) {
            ObjectNode list = list(new UUID(random.nextLong(), random.nextLong()).toString());
            region.write(reference(list), list);
        }
        try (SqliteReplica replica = poste.open(before)) {
            region.exchange(replica.exchangeSide());
            edits(replica);
            documents.work(before, replica);
            if (random.nextInt(4) > 0) {
                replica.backUpWhenDue();
            }
            if (random.nextBoolean()) {
                region.exchange(replica.exchangeSide());
            }
        }
        poste.tomorrow();
        boolean closed = random.nextInt(3) == 0;
        try (SqliteReplica replica = poste.open(before)) {
            edits(replica);
            documents.work(before, replica);
            colleagues();
            if (!closed) {
                copy(before, killed);
            }
        }
        if (closed) {
            copy(before, killed);
        }
    }

    private void edits(SqliteReplica replica) {
        Replica witnessed =
                WatchedReplica.of(replica, (what, was, is) -> oracle.acknowledged("camille", what, was, is));
        for (int n = 5 + random.nextInt(12); n > 0; n--) {
            List<Reference> all = witnessed.query(
                    "SELECT r.type, r.id FROM resource r JOIN visible v ON v.type = r.type AND v.id = r.id"
                            + " WHERE r.type = 'List' ORDER BY r.id",
                    row -> new Reference(row.text("type"), row.text("id")));
            if (all.size() < LISTS && random.nextInt(3) == 0) {
                witnessed.create(list(new UUID(random.nextLong(), random.nextLong()).toString()), "Liste créée");
            } else {
                String title = mark.on("Liste renommée");
                witnessed.edit(all.get(random.nextInt(all.size())), "Liste renommée", json -> json.put("title", title));
            }
        }
    }

    /** Others change on the server what the poste has not sent yet. */
    private void colleagues() {
        for (int n = random.nextInt(3); n > 0; n--) {
            List<Reference> lists = region.references("List");
            Reference reference = lists.get(random.nextInt(lists.size()));
            ObjectNode before = region.current(reference);
            ObjectNode after = region.current(reference).put("title", mark.on("Liste d’ailleurs"));
            region.write(reference, after);
            oracle.acknowledged("ailleurs", "Liste renommée", before, after);
        }
    }

    private ObjectNode list(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "List")
                .put("id", id)
                .put("status", "current")
                .put("mode", "working")
                .put("title", mark.on("Liste"));
    }

    private static Reference reference(ObjectNode resource) {
        return new Reference("List", resource.path("id").asText());
    }

    /** As the disk is when the process dies: nothing more is written. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    /**
     * What the poste said it could not read any more is not lost without a word, as long as the damaged file is kept: as
     * many resources as it counted, or any number when it said that it cannot count. A taking back that is gone so leaves a
     * document that is sent.
     */
    private Verdict withoutWhatWasTold(Path killed, Verdict verdict) {
        Set<String> resources = new TreeSet<>();
        verdict.lost().forEach(sentence -> resources.add(resource(sentence)));
        List<String> notTakenBack =
                verdict.overwritten().stream().filter(FilesRun::isTakingBack).toList();
        notTakenBack.forEach(sentence -> resources.add(resource(sentence)));
        boolean kept = Files.isDirectory(killed.resolve("quarantine"));
        boolean anyNumber = poste.told().stream().anyMatch(outcome -> !outcome.counted());
        long counted = poste.told().stream()
                .mapToLong(outcome -> outcome.unreadable() + outcome.missingWrites())
                .sum();
        if (!kept || !anyNumber && resources.size() > counted) {
            return verdict;
        }
        List<String> overwritten = new ArrayList<>(verdict.overwritten());
        overwritten.removeAll(notTakenBack);
        return new Verdict(List.of(), verdict.doubled(), overwritten);
    }

    private static String resource(String sentence) {
        Matcher named = NAMED.matcher(sentence);
        return named.find() ? named.group() : sentence;
    }

    private static boolean isTakingBack(String sentence) {
        return sentence.contains(" Document retiré : ");
    }
}
