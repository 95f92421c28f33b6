package fr.santelien.coordination.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link fr.santelien.sync.replica.Conflict#path()} taken apart: {@code item[a]/item[b]/answer}.
 *
 * @param steps members from the root, each with the key of the list element it goes to (empty for none)
 */
record ConflictPath(List<Step> steps) {

    record Step(String member, String key) {}

    /** A key may hold slashes ({@code entry[Patient/1]}, an address) but no bracket. */
    private static final Pattern STEP = Pattern.compile("([^/\\[]+)(?:\\[([^\\]]*)\\])?/?");

    static ConflictPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(new Step(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)));
        }
        return new ConflictPath(steps);
    }

    /** Keys of the steps through one member, from the root. */
    List<String> keys(String member) {
        return steps.stream()
                .filter(step -> step.member().equals(member))
                .map(Step::key)
                .toList();
    }

    String first() {
        return steps.isEmpty() ? "" : steps.getFirst().member();
    }

    /** Those that make one value at the end of the path. */
    List<String> lastMembers() {
        return List.of(last().split("\\+"));
    }

    String last() {
        return steps.isEmpty() ? "" : steps.getLast().member();
    }
}
