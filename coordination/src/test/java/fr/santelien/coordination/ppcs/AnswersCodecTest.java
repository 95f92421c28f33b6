package fr.santelien.coordination.ppcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.fhir.Elements;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersCodecTest {

    private static final Form FORM = Form.ofContract();
    private final AnswersWriter writer = new AnswersWriter(FORM);

    static List<Long> seeds() {
        return java.util.stream.LongStream.range(0, 60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writingBackWhatWasReadChangesNothing(long seed) {
        for (FormPart part : FormPart.values()) {
            ObjectNode response = new RandomResponses(seed, FORM).response(part);
            ObjectNode before = response.deepCopy();
            for (FormItem section : FORM.sections(part)) {
                Answers read = AnswersReader.section(section, response);
                writer.section(section, read, read, response, FORM.sections(part));
                writer.section(section, Answers.NONE, read, response, FORM.sections(part));
            }
            assertThat(response).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadBackAndTheOtherSectionsAreNotTouched(long seed) {
        for (FormPart part : FormPart.values()) {
            RandomResponses random = new RandomResponses(seed, FORM);
            ObjectNode response = random.response(part);
            FormItem section = FORM.sections(part).get((int) (seed % 3));
            Map<String, JsonNode> others = others(response, section);
            Answers wanted = random.answers(section, "");
            writer.section(section, AnswersReader.section(section, response), wanted, response, FORM.sections(part));
            assertThat(AnswersReader.section(section, response)).isEqualTo(wanted);
            assertThat(others(response, section)).isEqualTo(others);
            assertOrder(response, FORM.sections(part));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changingAnswersLosesNothingTheFormDoesNotKnow(long seed) {
        RandomResponses random = new RandomResponses(seed, FORM);
        ObjectNode response = random.response(FormPart.ADMINISTRATIVE);
        int marks = count(response);
        assertThat(marks).isEqualTo(random.marks());
        FormItem section = FORM.sections(FormPart.ADMINISTRATIVE).getFirst();
        Answers wanted = random.answers(section, "");
        writer.section(
                section,
                AnswersReader.section(section, response),
                wanted,
                response,
                FORM.sections(FormPart.ADMINISTRATIVE));
        assertThat(count(response)).isEqualTo(marks);
    }

    @Test
    void anAnswerThatSaysTheSameKeepsWhatHangsOnIt() {
        ObjectNode response = Poste.json("""
                {'item':[{'linkId':'patient-entourage','item':[
                 {'linkId':'lieu-de-vie','answer':[{'id':'a1','valueCoding':{'system':'s','code':'residence','display':'Autre libellé'}}]}]}]}""");
        FormItem section = section("patient-entourage");
        Answers wanted = new Answers(
                "", Map.of("lieu-de-vie", List.of("residence"), "medecin-traitant", List.of("Dr ROCHE")), Map.of());
        writer.section(section, Answers.NONE, wanted, response, List.of(section));
        assertThat(response.at("/item/0/item/0/answer/0/id").asText()).isEqualTo("a1");
        assertThat(response.at("/item/0/item/1/answer/0/valueString").asText()).isEqualTo("Dr ROCHE");
    }

    @Test
    void answersOfAColleagueThatArrivedMeanwhileStay() {
        FormItem section = section("objectifs-actions");
        Answers first = new Answers("o1", Map.of("objectif-texte", List.of("Rester chez moi")), Map.of());
        Answers shown = new Answers("", Map.of(), Map.of("objectifs", List.of(first)));
        ObjectNode response = Elements.object();
        writer.section(section, Answers.NONE, shown, response, List.of(section));
        // A colleague's date and her own objective arrive while the user changes the text.
        Answers dated = new Answers(
                "o1",
                Map.of("objectif-texte", List.of("Rester chez moi"), "objectif-echeance", List.of("2027-02-15")),
                Map.of());
        Answers theirs = new Answers("o2", Map.of("objectif-texte", List.of("Marcher")), Map.of());
        writer.section(
                section,
                shown,
                new Answers("", Map.of(), Map.of("objectifs", List.of(dated, theirs))),
                response,
                List.of(section));

        Answers typed = new Answers("o1", Map.of("objectif-texte", List.of("Rester chez moi, sans chute")), Map.of());
        writer.section(
                section,
                shown,
                new Answers("", Map.of(), Map.of("objectifs", List.of(typed))),
                response,
                List.of(section));

        List<Answers> objectives =
                AnswersReader.section(section, response).groups().getOrDefault("objectifs", List.of());
        assertThat(objectives).extracting(Answers::id).containsExactly("o1", "o2");
        assertThat(objectives.getFirst().first("objectif-texte")).isEqualTo("Rester chez moi, sans chute");
        assertThat(objectives.getFirst().first("objectif-echeance")).isEqualTo("2027-02-15");
    }

    @Test
    void anOccurrenceRemovedByAColleagueComesBackOnlyIfTheUserChangedIt() {
        FormItem section = section("objectifs-actions");
        Answers objective = new Answers("o1", Map.of("objectif-texte", List.of("Marcher")), Map.of());
        Answers shown = new Answers("", Map.of(), Map.of("objectifs", List.of(objective)));
        Answers another = new Answers("o2", Map.of("objectif-texte", List.of("Manger")), Map.of());
        ObjectNode emptied = Elements.object();
        writer.section(
                section,
                shown,
                new Answers("", Map.of(), Map.of("objectifs", List.of(objective, another))),
                emptied,
                List.of(section));
        assertThat(ids(section, emptied)).containsExactly("o2");

        Answers changed = new Answers("o1", Map.of("objectif-texte", List.of("Marcher dehors")), Map.of());
        ObjectNode again = Elements.object();
        writer.section(
                section,
                shown,
                new Answers("", Map.of(), Map.of("objectifs", List.of(changed))),
                again,
                List.of(section));
        assertThat(ids(section, again)).containsExactly("o1");
    }

    @Test
    void occurrencesFollowTheUsersOrderAndGoWhenSheRemovesThem() {
        FormItem section = section("professionnels");
        Answers a = new Answers("a", Map.of("intervenant-nom", List.of("A")), Map.of());
        Answers b = new Answers("b", Map.of("intervenant-nom", List.of("B")), Map.of());
        Answers both = new Answers("", Map.of(), Map.of("intervenants", List.of(a, b)));
        Answers turned = new Answers("", Map.of(), Map.of("intervenants", List.of(b, a)));
        ObjectNode response = Elements.object();
        writer.section(section, Answers.NONE, both, response, List.of(section));
        writer.section(section, both, turned, response, List.of(section));
        assertThat(AnswersReader.section(section, response)).isEqualTo(turned);
        writer.section(section, turned, Answers.NONE, response, List.of(section));
        assertThat(response.has("item")).isFalse();
    }

    @Test
    void occurrencesThatCameWithoutIdAreToldApartByPlace() {
        ObjectNode response = Poste.json("""
                {'item':[{'linkId':'professionnels','item':[
                 {'linkId':'intervenants','item':[{'linkId':'intervenant-nom','answer':[{'valueString':'A'}]}]},
                 {'linkId':'intervenants','item':[{'linkId':'intervenant-nom','answer':[{'valueString':'B'}]}]}]}]}""");
        FormItem section = section("professionnels");
        Answers read = AnswersReader.section(section, response);
        Answers second = read.groups().getOrDefault("intervenants", List.of()).getLast();
        assertThat(second.first("intervenant-nom")).isEqualTo("B");
        writer.section(
                section,
                read,
                new Answers("", Map.of(), Map.of("intervenants", List.of(second))),
                response,
                List.of(section));
        assertThat(response.at("/item/0/item")).hasSize(1);
        assertThat(response.at("/item/0/item/0/item/0/answer/0/valueString").asText())
                .isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({
        "accord, accord-date, 31/02/2027, une date",
        "accord, accord-date, 2027-02-30, une date",
        "patient-entourage, foyer-personnes, deux, un nombre entier",
        "patient-entourage, aidant, peut-être, oui ou par non",
        "patient-entourage, lieu-de-vie, lune, réponses proposées"
    })
    void aTextThatIsNoValueIsRefusedByName(String sectionId, String linkId, String text, String remedy) {
        FormItem section = section(sectionId);
        Answers wanted = new Answers("", Map.of(linkId, List.of(text)), Map.of());
        assertThatThrownBy(() -> writer.section(section, Answers.NONE, wanted, Elements.object(), List.of(section)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("« " + FORM.item(linkId).orElseThrow().label() + " » : ")
                .hasMessageContaining(remedy);
    }

    @Test
    void incompleteDatesAreAccepted() {
        FormItem section = section("accord");
        ObjectNode response = Elements.object();
        writer.section(
                section,
                Answers.NONE,
                new Answers("", Map.of("accord-date", List.of("2027-02")), Map.of()),
                response,
                List.of(section));
        assertThat(AnswersReader.section(section, response).first("accord-date"))
                .isEqualTo("2027-02");
    }

    private static FormItem section(String linkId) {
        return FORM.section(linkId).orElseThrow().item();
    }

    private static List<String> ids(FormItem section, ObjectNode response) {
        return AnswersReader.section(section, response).groups().getOrDefault("objectifs", List.of()).stream()
                .map(Answers::id)
                .toList();
    }

    private static int count(ObjectNode response) {
        return response.toString().split("mark-\\d+;", -1).length - 1;
    }

    private static Map<String, JsonNode> others(ObjectNode response, FormItem section) {
        return Elements.objects(response, "item").stream()
                .filter(item -> !Elements.text(item, "linkId").equals(section.linkId()))
                .collect(java.util.stream.Collectors.toMap(
                        item -> Elements.text(item, "linkId"), item -> item.deepCopy()));
    }

    private static void assertOrder(ObjectNode response, List<FormItem> sections) {
        List<String> order = sections.stream().map(FormItem::linkId).toList();
        List<Integer> places = Elements.objects(response, "item").stream()
                .map(item -> order.indexOf(Elements.text(item, "linkId")))
                .filter(place -> place >= 0)
                .toList();
        assertThat(places).isSorted();
    }
}
