package fr.santelien.lab.region;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import fr.santelien.contract.Names;
import fr.santelien.server.form.ResponseCheck;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two forms of the contract, and answers to them as seen by the validator and by the server's lighter check. */
class QuestionnairesTest {

    private static Oracle oracle = new Oracle();

    @BeforeAll
    static void wake() {
        oracle = new Oracle();
    }

    /** One thing wrong in an answered form. */
    enum Fault {
        UNKNOWN_QUESTION,
        WRONG_TYPE,
        OPTION_NOT_OFFERED,
        TWO_ANSWERS,
        WRONG_PLACE;

        void spoil(QuestionnaireResponse response) {
            var first = response.getItemFirstRep();
            switch (this) {
                case UNKNOWN_QUESTION ->
                    first.addItem().setLinkId("inventee").addAnswer().setValue(new StringType("x"));
                case WRONG_TYPE -> first.getItem().get(1).getAnswerFirstRep().setValue(new BooleanType(true));
                case OPTION_NOT_OFFERED ->
                    first.getItemFirstRep()
                            .getAnswerFirstRep()
                            .setValue(new Coding(Names.CODE_SYSTEM + "ppcs-lieu-de-vie", "ailleurs", "Ailleurs"));
                case TWO_ANSWERS -> first.getItem().get(1).addAnswer().setValue(new IntegerType(2));
                case WRONG_PLACE -> first.addItem().setLinkId("accord-date");
            }
        }
    }

    @Test
    void both_forms_are_valid_and_hold_the_eight_sections_in_four_parts() {
        assertThat(oracle.errors(Oracle.ADMINISTRATIVE)).isEmpty();
        assertThat(oracle.errors(Oracle.MEDICAL)).isEmpty();
        assertThat(sections().map(section -> whole(section, Names.PPCS_ORDER)))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sections().map(section -> whole(section, Names.PPCS_PART)).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(sections())
                .allSatisfy(section -> assertThat(section.getItem()).anyMatch(item -> item.getRequired()));
    }

    @Test
    void conditions_point_at_a_question_of_the_same_group() {
        List<String> linkIds = new ArrayList<>();
        sections().forEach(section -> check(section, linkIds));
        assertThat(linkIds).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @Test
    void answers_of_the_region_satisfy_the_validator_and_the_server() throws IOException {
        ResponseCheck server = ResponseCheck.load(FhirContext.forR4Cached());
        for (QuestionnaireResponse response : List.of(administrative(), medical())) {
            response.setStatus(QuestionnaireResponseStatus.COMPLETED);
            assertThat(oracle.errors(response)).isEmpty();
            server.check(response);
        }
    }

    @ParameterizedTest
    @EnumSource
    void faulty_answer_is_refused_by_the_validator_and_by_the_server(Fault fault) throws IOException {
        QuestionnaireResponse response = administrative();
        fault.spoil(response);
        assertThat(oracle.errors(response)).isNotEmpty();
        ResponseCheck server = ResponseCheck.load(FhirContext.forR4Cached());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> server.check(response)))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("Réponse «");
    }

    @Test
    void missing_required_answer_is_an_error_only_once_completed() {
        QuestionnaireResponse response = administrative();
        response.getItemFirstRep().getItem().remove(0);
        assertThat(oracle.errors(response)).isEmpty();
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        assertThat(oracle.errors(response)).isNotEmpty();
    }

    private static QuestionnaireResponse administrative() {
        return response(Names.PPCS_ADMINISTRATIVE).setItem(new PlanAnswers(Instant.EPOCH).administrative("test", 3));
    }

    private static QuestionnaireResponse medical() {
        return response(Names.PPCS_MEDICAL).setItem(new PlanAnswers(Instant.EPOCH).medical("test", 5));
    }

    private static QuestionnaireResponse response(String form) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        return response.setQuestionnaire(form + "|1")
                .setStatus(QuestionnaireResponseStatus.INPROGRESS)
                .setSubject(new Reference("Patient/1"));
    }

    private static Stream<QuestionnaireItemComponent> sections() {
        return Stream.of(Oracle.ADMINISTRATIVE, Oracle.MEDICAL)
                .map(Questionnaire::getItem)
                .flatMap(List::stream);
    }

    private static int whole(QuestionnaireItemComponent section, String url) {
        return ((IntegerType) section.getExtensionByUrl(url).getValue()).getValue();
    }

    private static void check(QuestionnaireItemComponent group, List<String> linkIds) {
        linkIds.add(group.getLinkId());
        List<String> siblings = group.getItem().stream()
                .map(QuestionnaireItemComponent::getLinkId)
                .toList();
        group.getItem().forEach(item -> {
            item.getEnableWhen().forEach(when -> assertThat(siblings).contains(when.getQuestion()));
            assertThat(item.getEnableWhen()).hasSizeLessThan(2);
            check(item, linkIds);
        });
    }
}
