package fr.santelien.coordination.ppcs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.ppcs.Form.FormSection;
import fr.santelien.coordination.ppcs.FormItem.EnableWhen;
import fr.santelien.coordination.ppcs.FormItem.Option;
import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormTest {

    private final Form form = Form.ofContract();

    @Test
    void theTwoQuestionnairesMakeEightSectionsInOrder() {
        assertThat(form.sections()).extracting(FormSection::order).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(form.sections())
                .extracting(section -> section.item().label())
                .containsExactly(
                        "Patient et entourage",
                        "Professionnels impliqués",
                        "Situation et besoins",
                        "Attentes du patient",
                        "Objectifs et actions",
                        "Conduite en cas d’alerte",
                        "Évaluation et revue",
                        "Accord du patient");
        assertThat(form.sections())
                .filteredOn(section -> section.part() == FormPart.ADMINISTRATIVE)
                .extracting(FormSection::order)
                .containsExactly(1, 2, 8);
        assertThat(form.sections()).extracting(FormSection::hasPart).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
    }

    @Test
    void aSectionIsNamedWithItsNumber() {
        assertThat(form.title("objectifs-actions")).isEqualTo("5. Objectifs et actions");
    }

    @Test
    void helpOptionsAndConditionsAreRead() {
        FormItem doctor = item("medecin-traitant");
        assertThat(doctor.help()).isEqualTo("Nom et commune ; « aucun » si le patient n’en a pas.");
        assertThat(doctor.items()).isEmpty();
        assertThat(doctor.required()).isTrue();
        assertThat(item("lieu-de-vie").options()).contains(new Option("domicile-seul", "Domicile, seul"));
        assertThat(item("aidant-nom").enableWhen()).isEqualTo(new EnableWhen("aidant", "true"));
        assertThat(item("accord-refus").enableWhen()).isEqualTo(new EnableWhen("accord-donne", "false"));
        assertThat(item("probleme-autre").enableWhen()).isEqualTo(new EnableWhen("probleme-type", "GEN-092"));
        assertThat(item("actions").repeats()).isTrue();
    }

    @Test
    void everyQuestionHasALabelChoicesHaveOptionsAndConditionsTheirQuestion() {
        Set<String> linkIds = new HashSet<>();
        form.sections().stream().map(FormSection::item).flatMap(FormTest::all).forEach(item -> {
            assertThat(linkIds.add(item.linkId())).as(item.linkId()).isTrue();
            assertThat(item.label()).as(item.linkId()).isNotBlank();
            assertThat(item.options().isEmpty()).as(item.linkId()).isEqualTo(item.type() != Type.CHOICE);
            EnableWhen condition = item.enableWhen();
            if (condition != null) {
                assertThat(form.item(condition.question())).as(item.linkId()).isPresent();
            }
        });
    }

    private static Stream<FormItem> all(FormItem item) {
        return Stream.concat(Stream.of(item), item.items().stream().flatMap(FormTest::all));
    }

    private FormItem item(String linkId) {
        return form.item(linkId).orElseThrow();
    }
}
