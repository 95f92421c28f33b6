package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.ppcs.FormItem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FHIR values in French. */
final class ValueText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private ValueText() {}

    /** Answers to one question. */
    static String answers(@Nullable JsonNode answers, @Nullable FormItem question) {
        List<String> texts = new ArrayList<>();
        if (answers != null) {
            for (JsonNode answer : answers) {
                answer.properties().stream()
                        .filter(member -> member.getKey().startsWith("value"))
                        .map(member -> value(member.getKey(), member.getValue(), question))
                        .forEach(texts::add);
            }
        }
        return String.join(", ", texts);
    }

    /** Any other value: what it displays, or its text. */
    static String of(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        String display = Elements.text(value, "display");
        if (!display.isEmpty()) {
            return display;
        }
        for (JsonNode part : value.isObject() && value.has("url") ? without(value, "url") : value) {
            String text = of(part);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The address of an extension is no value. */
    private static JsonNode without(JsonNode value, String member) {
        return ((ObjectNode) value.deepCopy()).without(member);
    }

    private static String value(String member, JsonNode value, @Nullable FormItem question) {
        return switch (member) {
            case "valueDate" -> day(value.asText());
            case "valueBoolean" -> value.asBoolean() ? "oui" : "non";
            case "valueCoding" -> label(value, question);
            default -> of(value);
        };
    }

    private static String label(JsonNode coding, @Nullable FormItem question) {
        String code = Elements.text(coding, "code");
        String ours = question == null
                ? ""
                : question.options().stream()
                        .filter(option -> option.code().equals(code))
                        .map(FormItem.Option::label)
                        .findFirst()
                        .orElse("");
        String display = Elements.text(coding, "display");
        return !ours.isEmpty() ? ours : display.isEmpty() ? code : display;
    }

    static String day(String date) {
        LocalDate day = Times.date(date);
        return day == null ? date : DAY.format(day);
    }
}
