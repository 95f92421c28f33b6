package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.fhir.Elements;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Texts of the form → typed FHIR values. */
final class AnswerValues {

    /** A year, or a year and a month: FHIR dates may be incomplete. */
    private static final Pattern INCOMPLETE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2]))?");

    private final Form form;

    AnswerValues(Form form) {
        this.form = form;
    }

    /** @throws Refusal when the text is no value of the question's type */
    ObjectNode answer(FormItem question, String text) {
        ObjectNode answer = Elements.object();
        switch (question.type()) {
            case STRING, TEXT -> answer.put("valueString", text);
            case DATE -> answer.put("valueDate", date(question, text));
            case BOOLEAN -> answer.put("valueBoolean", truth(question, text));
            case INTEGER -> answer.put("valueInteger", whole(question, text));
            case CHOICE ->
                answer.set(
                        "valueCoding",
                        form.coding(question.linkId(), text)
                                .orElseThrow(() -> refusal(question, "choisissez une des réponses proposées")));
            case GROUP, DISPLAY -> throw new IllegalArgumentException("not a question: " + question.linkId());
        }
        return answer;
    }

    private static String date(FormItem question, String text) {
        if (INCOMPLETE.matcher(text).matches()) {
            return text;
        }
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException notADate) {
            throw refusal(question, "indiquez une date, par exemple 24/02/2027");
        }
    }

    private static boolean truth(FormItem question, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(question, "répondez par oui ou par non");
        };
    }

    private static int whole(FormItem question, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw refusal(question, "indiquez un nombre entier");
        }
    }

    private static Refusal refusal(FormItem question, String remedy) {
        return new Refusal("« " + question.label() + " » : " + remedy + ".");
    }
}
