package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The form of a plan: eight sections, put together from the two questionnaires. Immutable. */
public final class Form {

    /**
     * @param part questionnaire it comes from
     * @param hasPart part of the HAS template, 1–4
     * @param order place among the eight
     */
    record FormSection(FormItem item, FormPart part, int hasPart, int order) {}

    private final List<FormSection> sections = new ArrayList<>();
    private final Map<String, FormItem> items = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> codings = new HashMap<>();

    private Form() {}

    /** The form both sides of the wire share. */
    public static Form ofContract() {
        return Contract.FORM;
    }

    /** Read once: each opening of a structure asks for it twice. */
    private static final class Contract {
        private static final Form FORM = read();
    }

    private static Form read() {
        Form form = new Form();
        for (FormPart part : FormPart.values()) {
            Elements.objects(questionnaire(part), "item").forEach(item -> form.addSection(part, item));
        }
        form.sections.sort(Comparator.comparing(FormSection::order));
        return form;
    }

    List<FormSection> sections() {
        return List.copyOf(sections);
    }

    /** The sections of one questionnaire, in order. */
    List<FormItem> sections(FormPart part) {
        return sections.stream()
                .filter(section -> section.part() == part)
                .map(FormSection::item)
                .toList();
    }

    /** How far one part is; an empty response is a part nobody began. */
    FormRules.Completion completion(FormPart part, ObjectNode response) {
        return sections(part).stream()
                .map(section -> FormRules.completion(section, AnswersReader.section(section, response)))
                .reduce(FormRules.Completion.NOTHING, FormRules.Completion::plus);
    }

    Optional<FormSection> section(String linkId) {
        return sections.stream()
                .filter(section -> section.item().linkId().equals(linkId))
                .findFirst();
    }

    /** « 5. Objectifs et actions », as people name a section. */
    String title(String sectionLinkId) {
        return section(sectionLinkId)
                .map(section -> section.order() + ". " + section.item().label())
                .orElse("");
    }

    /** Every linkId, in the order the questionnaires want their answers. */
    public List<String> linkIds() {
        return List.copyOf(items.keySet());
    }

    /** The item of a linkId, at any depth. */
    public Optional<FormItem> item(String linkId) {
        return Optional.ofNullable(items.get(linkId));
    }

    /** The coding an answer by code stands for, a private copy. */
    Optional<ObjectNode> coding(String linkId, String code) {
        return Optional.ofNullable(codings.getOrDefault(linkId, Map.of()).get(code))
                .map(ObjectNode::deepCopy);
    }

    private void addSection(FormPart part, ObjectNode item) {
        int order = number(item, Names.PPCS_ORDER);
        FormItem section = QuestionnaireCodec.read(item);
        sections.add(new FormSection(section, part, number(item, Names.PPCS_PART), order));
        index(section);
        indexCodings(item);
    }

    private void index(FormItem item) {
        items.put(item.linkId(), item);
        item.items().forEach(this::index);
    }

    private void indexCodings(ObjectNode item) {
        Map<String, ObjectNode> options = new HashMap<>();
        for (ObjectNode option : Elements.objects(item, "answerOption")) {
            if (option.get("valueCoding") instanceof ObjectNode coding) {
                options.put(Elements.text(coding, "code"), coding);
            }
        }
        codings.put(Elements.text(item, "linkId"), options);
        Elements.objects(item, "item").forEach(this::indexCodings);
    }

    private static int number(ObjectNode item, String url) {
        return Integer.parseInt(Extensions.text(item, url, "valueInteger"));
    }

    private static ObjectNode questionnaire(FormPart part) {
        try (InputStream file = Names.class.getResourceAsStream(part.file)) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(file, part.file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
