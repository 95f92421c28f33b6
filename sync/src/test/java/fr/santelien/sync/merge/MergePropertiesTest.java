package fr.santelien.sync.merge;

import static fr.santelien.sync.merge.RandomTree.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for whatever two people do to one resource. A failure names its seed. */
class MergePropertiesTest {

    private static final int RUNS = 1_000;

    private interface Property {
        void check(ObjectNode base, ObjectNode local, ObjectNode remote, String seed);
    }

    private static void always(Property property) {
        for (long seed = 0; seed < RUNS; seed++) {
            RandomTree trees = new RandomTree(seed);
            ObjectNode base = trees.resource();
            property.check(base, trees.edited(base, "l"), trees.edited(base, "r"), "seed " + seed);
        }
    }

    private static Merge.Merged merge(ObjectNode base, ObjectNode local, ObjectNode remote) {
        return Merge.threeWay(base, local, remote, RULES);
    }

    @Test
    void nothingEnteredOnEitherSideIsLostWithoutAConflictThatHoldsIt() {
        always((base, local, remote, seed) -> {
            Merge.Merged merged = merge(base, local, remote);
            Set<String> kept = values(merged.tree());
            for (Merge.Clash clash : merged.clashes()) {
                collect(clash.local(), kept);
                collect(clash.remote(), kept);
            }
            Set<String> entered = values(local);
            entered.addAll(values(remote));
            entered.removeAll(values(base));
            assertThat(kept).as(seed).containsAll(entered);
        });
    }

    @Test
    void aConflictHoldsWhatEachSideEntered() {
        always((base, local, remote, seed) -> {
            for (Merge.Clash clash : merge(base, local, remote).clashes()) {
                assertThat(clash.local()).as(seed).isEqualTo(Trees.get(local, clash.path(), RULES));
                assertThat(clash.remote()).as(seed).isEqualTo(Trees.get(remote, clash.path(), RULES));
                assertThat(clash.local()).as(seed).isNotEqualTo(clash.remote());
            }
        });
    }

    /** Three postes, and the server takes their work in any order: same content where nothing has to be decided. */
    @Test
    void theOrderInWhichThreePostesComeBackDoesNotMatter() {
        int agreed = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            RandomTree trees = new RandomTree(seed);
            ObjectNode base = trees.resource();
            List<ObjectNode> sides = List.of(trees.edited(base, "l"), trees.edited(base, "r"), trees.edited(base, "t"));
            Set<String> results = new TreeSet<>();
            boolean clash = false;
            for (int[] turn : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
                Merge.Merged two = merge(base, sides.get(turn[1]), sides.get(turn[0]));
                Merge.Merged three = merge(base, sides.get(turn[2]), two.tree());
                clash |= !two.clashes().isEmpty() || !three.clashes().isEmpty();
                results.add(unordered(three.tree()).toString());
            }
            if (!clash) {
                agreed++;
                assertThat(results).as("seed " + seed).hasSize(1);
            }
        }
        assertThat(agreed).as("cases without a clash").isGreaterThan(RUNS / 10);
    }

    @Test
    void whatBothSidesRemovedIsGone() {
        always((base, local, remote, seed) -> {
            Set<String> both = values(base);
            both.removeAll(values(local));
            both.removeAll(values(remote));
            both.retainAll(values(merge(base, local, remote).tree()));
            assertThat(both).as(seed).isEmpty();
        });
    }

    @Test
    void itDoesNotMatterWhichSideIsCalledLocal() {
        always((base, local, remote, seed) -> {
            Merge.Merged here = merge(base, local, remote);
            Merge.Merged there = merge(base, remote, local);
            assertThat(paths(here)).as(seed).isEqualTo(paths(there));
            for (Merge.Clash clash : here.clashes()) {
                Trees.set(here.tree(), clash.path(), null, RULES);
                Trees.set(there.tree(), clash.path(), null, RULES);
            }
            assertThat(unordered(here.tree())).as(seed).isEqualTo(unordered(there.tree()));
        });
    }

    @Test
    void aSideThatDidNothingLeavesTheOtherAsItIs() {
        always((base, local, remote, seed) -> {
            assertThat(merge(base, local, base)).as(seed).isEqualTo(new Merge.Merged(local, List.of()));
            assertThat(merge(base, base, remote)).as(seed).isEqualTo(new Merge.Merged(remote, List.of()));
            assertThat(merge(base, local, local)).as(seed).isEqualTo(new Merge.Merged(local, List.of()));
        });
    }

    @Test
    void mergingAgainChangesNothing() {
        always((base, local, remote, seed) -> {
            ObjectNode merged = merge(base, local, remote).tree();
            assertThat(merge(remote, merged, remote)).as(seed).isEqualTo(new Merge.Merged(merged, List.of()));
            Merge.Merged again = merge(base, merged, remote);
            assertThat(unordered(again.tree())).as(seed).isEqualTo(unordered(merged));
        });
    }

    @Test
    void eachClashIsFoundAgainByItsPathAndEitherValueCanBePut() {
        always((base, local, remote, seed) -> {
            Merge.Merged merged = merge(base, local, remote);
            for (Merge.Clash clash : merged.clashes()) {
                JsonNode shown = clash.local() == null ? clash.remote() : clash.local();
                assertThat(Trees.get(merged.tree(), clash.path(), RULES))
                        .as(seed)
                        .isEqualTo(shown);
                for (JsonNode choice : new ArrayList<>(java.util.Arrays.asList(clash.remote(), clash.local()))) {
                    ObjectNode decided = merged.tree().deepCopy();
                    Trees.set(decided, clash.path(), choice, RULES);
                    if (choice == null) {
                        // Another element of the same key may now be found there.
                        assertThat(Trees.get(decided, clash.path(), RULES))
                                .as(seed)
                                .isNotEqualTo(shown);
                    } else {
                        assertThat(Trees.get(decided, clash.path(), RULES))
                                .as(seed)
                                .isEqualTo(choice);
                    }
                }
            }
        });
    }

    @Test
    void theArgumentsAreLeftAsTheyWere() {
        always((base, local, remote, seed) -> {
            String before = base + "|" + local + "|" + remote;
            merge(base, local, remote).tree().put("title", "changed afterwards");
            assertThat(base + "|" + local + "|" + remote).as(seed).isEqualTo(before);
        });
    }

    private static List<String> paths(Merge.Merged merged) {
        return merged.clashes().stream()
                .map(clash -> clash.path().toString())
                .sorted()
                .toList();
    }

    private static Set<String> values(JsonNode tree) {
        Set<String> values = new TreeSet<>();
        collect(tree, values);
        return values;
    }

    private static void collect(@org.jspecify.annotations.Nullable JsonNode node, Set<String> values) {
        if (node != null && node.isContainerNode()) {
            node.forEach(child -> collect(child, values));
        } else if (node != null) {
            values.add(node.asText());
        }
    }

    /** The order of a keyed list carries no meaning: remote first, then local. */
    private static JsonNode unordered(JsonNode node) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(element -> elements.add(unordered(element)));
            elements.sort(Comparator.comparing(Objects::toString));
            return Json.NODES.arrayNode().addAll(elements);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = Json.NODES.objectNode();
            new TreeSet<>(object.properties().stream()
                            .map(java.util.Map.Entry::getKey)
                            .toList())
                    .forEach(name -> sorted.set(name, unordered(object.path(name))));
            return sorted;
        }
        return node;
    }
}
