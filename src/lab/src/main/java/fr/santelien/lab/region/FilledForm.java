package fr.santelien.lab.region;

import fr.santelien.contract.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes answers of the types their questionnaire asks for, in the words of the options it offers. */
final class FilledForm {

    private final String plan;
    private final Map<String, QuestionnaireItemComponent> asked = new HashMap<>();

    /** @param file name of a questionnaire of the contract */
    FilledForm(String plan, String file) {
        this.plan = plan;
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(file), file)) {
            index(Parsers.JSON.parseResource(Questionnaire.class, in).getItem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    QuestionnaireResponseItemComponent group(String linkId, QuestionnaireResponseItemComponent... items) {
        QuestionnaireResponseItemComponent group = item(linkId);
        group.setItem(new ArrayList<>(List.of(items)));
        return group;
    }

    /** An occurrence of a repeating group: {@code name} tells it from its siblings. */
    QuestionnaireResponseItemComponent row(String linkId, String name, QuestionnaireResponseItemComponent... items) {
        QuestionnaireResponseItemComponent row = group(linkId, items);
        row.setId(UUID.nameUUIDFromBytes((plan + linkId + name).getBytes(StandardCharsets.UTF_8))
                .toString());
        return row;
    }

    QuestionnaireResponseItemComponent answer(String linkId, String value) {
        QuestionnaireResponseItemComponent item = item(linkId);
        item.addAnswer().setValue(value(question(linkId), value));
        return item;
    }

    private Type value(QuestionnaireItemComponent question, String value) {
        return switch (question.getType()) {
            case DATE -> new DateType(value);
            case BOOLEAN -> new BooleanType(value);
            case INTEGER -> new IntegerType(value);
            case CHOICE ->
                question.getAnswerOption().stream()
                        .map(option -> (Coding) option.getValue())
                        .filter(coding -> coding.getCode().equals(value))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(question.getLinkId() + " offers no " + value))
                        .copy();
            default -> new StringType(value);
        };
    }

    private QuestionnaireResponseItemComponent item(String linkId) {
        QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
        item.setLinkId(linkId).setText(question(linkId).getText());
        return item;
    }

    private QuestionnaireItemComponent question(String linkId) {
        return Objects.requireNonNull(asked.get(linkId), linkId);
    }

    private void index(List<QuestionnaireItemComponent> items) {
        items.forEach(item -> {
            asked.put(item.getLinkId(), item);
            index(item.getItem());
        });
    }
}
