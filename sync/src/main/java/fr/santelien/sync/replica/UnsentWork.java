package fr.santelien.sync.replica;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on no server yet, row by row as the tables hold it.
 *
 * @param sealed what people were typing, with their identifier in the column {@code person}
 */
record UnsentWork(List<Unsent> resources, List<Map<String, @Nullable Object>> sealed) {

    /** A resource with its lines of log and its conflicts. */
    record Unsent(
            Reference reference,
            Map<String, @Nullable Object> row,
            List<Map<String, @Nullable Object>> changes,
            List<Map<String, @Nullable Object>> conflicts) {

        @Override
        public String toString() {
            return "Unsent[" + reference + "]";
        }
    }

    UnsentWork with(UnsentWork newer) {
        Map<Object, Unsent> all = new LinkedHashMap<>();
        resources.forEach(each -> all.put(each.reference(), each));
        newer.resources.forEach(each -> all.put(each.reference(), each));
        return new UnsentWork(List.copyOf(all.values()), newer.sealed.isEmpty() ? sealed : newer.sealed);
    }

    @Override
    public String toString() {
        return "UnsentWork[" + resources.size() + "]";
    }
}
