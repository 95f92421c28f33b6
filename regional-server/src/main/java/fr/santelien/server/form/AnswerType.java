package fr.santelien.server.form;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What answers a question of a given type. */
enum AnswerType {
    NONE,
    TEXT,
    DATE,
    YES_NO,
    NUMBER,
    CHOICE;

    static AnswerType of(QuestionnaireItemType asked) {
        return switch (asked) {
            case STRING, TEXT -> TEXT;
            case DATE -> DATE;
            case BOOLEAN -> YES_NO;
            case INTEGER -> NUMBER;
            case CHOICE -> CHOICE;
            default -> NONE;
        };
    }

    boolean accepts(@Nullable Type value, List<QuestionnaireItemAnswerOptionComponent> options) {
        return switch (this) {
            case NONE -> value == null;
            case TEXT -> value instanceof StringType;
            case DATE -> value instanceof DateType;
            case YES_NO -> value instanceof BooleanType;
            case NUMBER -> value instanceof IntegerType;
            case CHOICE -> value instanceof Coding chosen && options.stream().anyMatch(option -> is(option, chosen));
        };
    }

    private static boolean is(QuestionnaireItemAnswerOptionComponent option, Coding chosen) {
        return option.getValue() instanceof Coding offered
                && String.valueOf(offered.getSystem()).equals(chosen.getSystem())
                && String.valueOf(offered.getCode()).equals(chosen.getCode());
    }
}
