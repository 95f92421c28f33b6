package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a value stands in a resource; elements of lists by their key, so that it survives insertions and removals. */
public record Path(List<Step> steps) {

    /** One step down. */
    public sealed interface Step {
        /** A member of an object. */
        record Member(String name) implements Step {}

        /** An element of a list. */
        record Element(String key) implements Step {}

        /** Several members of one object that make one value. */
        record Group(List<String> names) implements Step {}
    }

    public static final Path ROOT = new Path(List.of());

    public Path {
        steps = List.copyOf(steps);
    }

    Path then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    /** The members only, as {@link MergeRules#listKeys()} names lists: {@code item.item}. */
    String rule() {
        return steps.stream()
                .filter(Step.Member.class::isInstance)
                .map(step -> ((Step.Member) step).name())
                .collect(Collectors.joining("."));
    }

    /** For people and tests: {@code item[objectifs]/answer}, groups as {@code status+owner}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Member(String name) -> separated(text).append(name);
                case Step.Group(List<String> names) ->
                    separated(text).append(names.stream().map(Path::word).collect(Collectors.joining("+")));
                case Step.Element(String key) -> text.append('[').append(key).append(']');
            }
        }
        return text.toString();
    }

    /** {@code extension[https://…/request-handler]} is {@code request-handler}, {@code value[x]} is {@code value}. */
    private static String word(String name) {
        int bracket = name.indexOf('[');
        boolean byUrl = bracket > 0 && name.contains("/");
        return byUrl ? name.substring(name.lastIndexOf('/') + 1, name.length() - 1) : name.replace("[x]", "");
    }

    private static StringBuilder separated(StringBuilder text) {
        return text.isEmpty() ? text : text.append('/');
    }

    /** The form that is stored; {@link #parse} reads it back. */
    public String encode() {
        ArrayNode array = Json.NODES.arrayNode();
        for (Step step : steps) {
            switch (step) {
                case Step.Member(String name) -> array.add("." + name);
                case Step.Element(String key) -> array.add("=" + key);
                case Step.Group(List<String> names) -> {
                    ArrayNode group = array.addArray();
                    names.forEach(group::add);
                }
            }
        }
        return array.toString();
    }

    /** @throws Json.NotJsonException when the text was not made by {@link #encode()} */
    public static Path parse(String encoded) throws Json.NotJsonException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : Json.value(encoded)) {
            if (step.isArray()) {
                List<String> names = new ArrayList<>();
                step.forEach(name -> names.add(name.asText()));
                steps.add(new Step.Group(List.copyOf(names)));
            } else if (step.asText().startsWith("=")) {
                steps.add(new Step.Element(step.asText().substring(1)));
            } else {
                steps.add(new Step.Member(step.asText().substring(1)));
            }
        }
        return new Path(steps);
    }
}
