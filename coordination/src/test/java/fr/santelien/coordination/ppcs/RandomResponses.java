package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Seeded responses and answers; responses bear marks the form knows nothing of, each one different. */
final class RandomResponses {

    private final Random random;
    private final Form form;
    private int marks;

    RandomResponses(long seed, Form form) {
        this.random = new Random(seed);
        this.form = form;
    }

    /** How many unknown things were put into what was made so far. */
    int marks() {
        return marks;
    }

    ObjectNode response(FormPart part) {
        ObjectNode response =
                Elements.object().put("resourceType", "QuestionnaireResponse").put("x-mark", mark());
        ArrayNode items = items(form.sections(part));
        if (!items.isEmpty()) {
            response.set("item", items);
        }
        return response;
    }

    Answers answers(FormItem group, String id) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, List<Answers>> groups = new HashMap<>();
        for (FormItem item : group.items()) {
            if (item.type() == Type.GROUP) {
                List<Answers> occurrences = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    occurrences.add(answers(item, uuid()));
                }
                if (!occurrences.isEmpty()) {
                    groups.put(item.linkId(), occurrences);
                }
            } else if (item.type() != Type.DISPLAY && random.nextBoolean()) {
                values.put(item.linkId(), List.of(text(item)));
            }
        }
        return new Answers(id, values, groups);
    }

    private ArrayNode items(List<FormItem> questions) {
        ArrayNode items = Elements.object().arrayNode();
        for (FormItem question : questions) {
            if (random.nextInt(6) == 0) {
                unknown(items.addObject().put("linkId", "inconnu-" + mark()));
            }
            for (int i = question.repeats() ? random.nextInt(3) : random.nextInt(2); i > 0; i--) {
                item(items.addObject(), question);
            }
        }
        return items;
    }

    private void item(ObjectNode node, FormItem question) {
        if (question.repeats()) {
            node.put("id", uuid());
        }
        node.put("linkId", question.linkId());
        if (random.nextInt(3) == 0) {
            node.putArray("extension").addObject().put("url", "urn:x").put("valueString", mark());
        }
        if (question.type() == Type.GROUP) {
            ArrayNode children = items(question.items());
            if (children.isEmpty()) {
                node.put("x-mark", mark());
            } else {
                node.set("item", children);
            }
            return;
        }
        ArrayNode answers = node.putArray("answer");
        answers.add(new AnswerValues(form).answer(question, text(question)));
        if (random.nextInt(4) == 0) {
            ((ObjectNode) answers.get(0)).put("x-mark", "known answer");
        }
        if (random.nextInt(4) == 0) {
            answers.addObject().putObject("valueQuantity").put("value", 3).put("unit", mark());
        }
    }

    private void unknown(ObjectNode node) {
        node.putArray("answer").addObject().put("valueString", "réponse à une question d’une version suivante");
    }

    private String text(FormItem question) {
        return switch (question.type()) {
            case DATE -> "2027-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case INTEGER -> String.valueOf(random.nextInt(100));
            case CHOICE ->
                question.options()
                        .get(random.nextInt(question.options().size()))
                        .code();
            default -> "texte é « " + random.nextInt(1000) + " »\nligne";
        };
    }

    private String mark() {
        marks++;
        return "mark-" + marks + ";";
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
