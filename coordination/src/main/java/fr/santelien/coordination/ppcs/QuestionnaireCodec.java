package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.ppcs.FormItem.EnableWhen;
import fr.santelien.coordination.ppcs.FormItem.Option;
import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code Questionnaire.item} → {@link FormItem}. */
final class QuestionnaireCodec {

    private static final String ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
    private static final String ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";

    private QuestionnaireCodec() {}

    static FormItem read(ObjectNode item) {
        List<ObjectNode> children = Elements.objects(item, "item");
        return new FormItem(
                Elements.text(item, "linkId"),
                Type.valueOf(Elements.text(item, "type").toUpperCase(Locale.ROOT)),
                Elements.text(item, "text"),
                children.stream()
                        .filter(QuestionnaireCodec::isHelp)
                        .map(help -> Elements.text(help, "text"))
                        .findFirst()
                        .orElse(null),
                item.path("required").asBoolean(),
                item.path("repeats").asBoolean(),
                Elements.objects(item, "answerOption").stream()
                        .map(option -> option.path("valueCoding"))
                        .map(coding -> new Option(Elements.text(coding, "code"), Elements.text(coding, "display")))
                        .toList(),
                enableWhen(item),
                children.stream()
                        .filter(child -> !isHelp(child))
                        .map(QuestionnaireCodec::read)
                        .toList());
    }

    private static boolean isHelp(ObjectNode item) {
        return Extensions.find(item, ITEM_CONTROL)
                .map(control -> Elements.code(control.get("valueCodeableConcept"), ITEM_CONTROLS))
                .filter("help"::equals)
                .isPresent();
    }

    private static @Nullable EnableWhen enableWhen(ObjectNode item) {
        JsonNode condition = item.path("enableWhen").path(0);
        if (condition.isMissingNode()) {
            return null;
        }
        String coded = Elements.text(condition, "answerCoding", "code");
        return new EnableWhen(
                Elements.text(condition, "question"),
                coded.isEmpty() ? Elements.text(condition, "answerBoolean") : coded);
    }
}
