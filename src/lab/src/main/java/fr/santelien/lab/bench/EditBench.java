package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.Work;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One local edit committed: a comment beside one of the forty patients of a work list that came from the server. Against
 * a transaction of the same rows, by statements written for them alone, in a file with the same tables and key.
 */
final class EditBench {

    private static final Author AUTHOR = new Author("8:10009990010", "Mesure");
    private static final int LISTS = 100;
    private static final int PATIENTS = 40;
    private static final int WARM_UP = 1000;
    private static final int SAMPLES = 1000;

    private final List<ObjectNode> lists =
            IntStream.range(0, LISTS).mapToObj(i -> list()).toList();

    private final double[] ours = new double[SAMPLES];
    private final double[] bare = new double[SAMPLES];

    private EditBench() {}

    static Figure run(Path folder, byte[] key) throws IOException, SQLException {
        return new EditBench().measure(folder, key);
    }

    private Figure measure(Path folder, byte[] key) throws SQLException {
        Path file = folder.resolve("edits.db");
        Path bareFile = folder.resolve("bare.db");
        open(bareFile, key).close();
        try (SqliteReplica replica = open(file, key);
                BareEdit plain = new BareEdit(bareFile, key, AUTHOR)) {
            List<String> base =
                    new ArrayList<>(lists.stream().map(ObjectNode::toString).toList());
            // One after the other in turn, so that a slow moment of the machine strikes both.
            for (int i = -WARM_UP; i < SAMPLES; i++) {
                int turn = i + WARM_UP;
                ObjectNode list = lists.get(turn % LISTS);
                String id = list.path("id").asText();
                String comment = "À rappeler n° " + turn;
                int entry = turn % PATIENTS;
                long start = System.nanoTime();
                replica.edit(new Reference("List", id), "Commentaire", stored -> comment(stored, entry, comment));
                long middle = System.nanoTime();
                String text = comment(list, entry, comment).toString();
                String patient =
                        list.at("/entry/" + entry + "/item/reference").asText().substring("Patient/".length());
                long resumed = System.nanoTime();
                plain.write(id, base.get(turn % LISTS), text, "Commentaire", patient, comment);
                long end = System.nanoTime();
                if (i >= 0) {
                    ours[i] = (middle - start) / 1e6;
                    bare[i] = (end - resumed) / 1e6;
                }
            }
        }
        requireSameRows(file, bareFile, key);
        return new Figure(
                "local edit committed",
                Figure.median(ours),
                "bare encrypted transaction, same rows",
                Figure.median(bare),
                "ms",
                new Limit.Ratio(2));
    }

    /** Both files hold the same lists, received from the server. */
    private SqliteReplica open(Path file, byte[] key) {
        SqliteReplica replica =
                SqliteReplica.open(file, key, AUTHOR, Work.projections(), Work.mergeRules(), Clock.systemUTC());
        replica.exchangeSide().inbox().receive(lists, "mesure", "List", null);
        return replica;
    }

    /** A bare transaction that wrote less would flatter nobody. */
    private static void requireSameRows(Path ours, Path bare, byte[] key) throws SQLException {
        List<String> written = BareEdit.rows(ours, key);
        if (!written.equals(BareEdit.rows(bare, key))) {
            throw new IllegalStateException("the bare transactions did not write the same rows");
        }
    }

    private static ObjectNode comment(ObjectNode list, int entry, String comment) {
        ((ObjectNode) list.at("/entry/" + entry + "/extension/0")).put("valueString", comment);
        return list;
    }

    private static ObjectNode list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("resourceType", "List").put("id", UUID.randomUUID().toString());
        list.putObject("meta").put("versionId", "1").put("lastUpdated", "2026-11-22T08:00:00.000Z");
        list.put("status", "current").put("mode", "working").put("title", "Insuffisance cardiaque");
        list.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", Names.KIND)
                .put("code", "worklist");
        ObjectNode owner = list.putArray("extension").addObject().put("url", Names.LIST_OWNER);
        owner.putObject("valueReference")
                .put("reference", "Organization/centre")
                .put("display", "Centre fictif");
        for (int i = 0; i < PATIENTS; i++) {
            ObjectNode entry = list.withArray("entry").addObject();
            entry.putArray("extension")
                    .addObject()
                    .put("url", Names.ENTRY_COMMENT)
                    .put("valueString", "Vue " + i);
            entry.put("date", "2026-11-21T09:00:00Z");
            entry.putObject("item").put("reference", "Patient/" + UUID.randomUUID());
        }
        return list;
    }
}
