package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the server said, version by version and place by place. */
final class ServerPast {

    private final Map<Reference, List<Map<String, String>>> versions = new HashMap<>();

    /** @param server all versions of each resource, oldest first */
    ServerPast(Map<Reference, List<ObjectNode>> server) {
        server.forEach((reference, all) ->
                versions.put(reference, all.stream().map(Places::of).toList()));
    }

    private List<Map<String, String>> of(Reference reference) {
        return versions.getOrDefault(reference, List.of());
    }

    boolean everSaid(Reference reference, String place, @Nullable String value) {
        return firstSaying(reference, place, value) >= 0;
    }

    /** @return number of the first version that says it, from 0; -1 when none does */
    int firstSaying(Reference reference, String place, @Nullable String value) {
        List<Map<String, String>> all = of(reference);
        return IntStream.range(0, all.size())
                .filter(version -> Objects.equals(all.get(version).get(place), value))
                .findFirst()
                .orElse(-1);
    }

    /** In each version, for people. */
    List<String> said(Reference reference, String place) {
        return of(reference).stream()
                .map(version -> String.valueOf(version.get(place)))
                .toList();
    }

    boolean saysNow(Reference reference, String place, @Nullable String value) {
        List<Map<String, String>> all = of(reference);
        return !all.isEmpty() && Objects.equals(all.getLast().get(place), value);
    }

    /** What it said of a resource that was there before anybody worked on it. */
    @Nullable
    String saidFirst(Reference reference, String place) {
        List<Map<String, String>> all = of(reference);
        return all.isEmpty() ? null : all.getFirst().get(place);
    }

    /** The last version of each resource. */
    void now(BiConsumer<Reference, Map<String, String>> each) {
        versions.forEach((reference, all) -> each.accept(reference, all.getLast()));
    }
}
