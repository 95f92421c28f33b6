package fr.santelien.sync.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How resources of one type are merged, declared by who knows what they mean.
 *
 * @param listKeys for each list (path without indices, e.g. {@code entry}, {@code item}, {@code item.item}): the paths
 *     inside an element that make its key, the first present one counts; a list without rule is one atomic value
 * @param atomicGroups sets of members of one object that only make sense together, e.g. {@code {status, owner}}
 * @param ignored members that never conflict: the server's or the exchange's own ({@code meta}, {@code text})
 */
public record MergeRules(Map<String, List<String>> listKeys, List<Set<String>> atomicGroups, Set<String> ignored) {

    /** Members only, lists as atomic values. */
    public static final MergeRules PLAIN = new MergeRules(Map.of(), List.of(), Set.of("meta"));
}
