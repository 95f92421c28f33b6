package fr.santelien.sync.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How resources of one type are merged, declared by who knows what they mean.
 *
 * @param listKeys for each list (path without indices, e.g. {@code entry}, {@code item}, {@code item.item}): the paths
 *     inside an element that make its key, the first present one counts, {@code a+b} for both together; a list without
 *     rule is one atomic value. {@code extension[url]} says how the extensions of an url that may repeat are told apart,
 *     no path for their whole content
 * @param atomicGroups sets of members of the resource that only make sense together, e.g. {@code {status, owner}};
 *     {@code extension[url]} stands for the extensions of that url
 * @param ignored members that never conflict: the server's or the exchange's own ({@code meta}, {@code text})
 * @param order member of list elements, and its values in the order in which the elements must stand whatever the sides
 *     did, e.g. {@code linkId}
 */
public record MergeRules(
        Map<String, List<String>> listKeys,
        List<Set<String>> atomicGroups,
        Set<String> ignored,
        Map<String, List<String>> order) {

    /** Members only, lists as atomic values. */
    public static final MergeRules PLAIN = new MergeRules(Map.of(), List.of(), Set.of("meta", "text"));

    /** Without an order of their own, elements stand where the sides put them. */
    public MergeRules(Map<String, List<String>> listKeys, List<Set<String>> atomicGroups, Set<String> ignored) {
        this(listKeys, atomicGroups, ignored, Map.of());
    }
}
