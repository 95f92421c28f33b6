package fr.santelien.coordination.ppcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.ppcs.Form.FormSection;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan as opened: the sections the user may read, with their answers. */
final class PlanReader {

    private final Replica replica;
    private final Access access;
    private final Form form;
    private final PlanRows rows;

    PlanReader(Replica replica, Access access, Form form, PlanRows rows) {
        this.replica = replica;
        this.access = access;
        this.form = form;
        this.rows = rows;
    }

    Optional<Plan> read(String planId) {
        return rows.one(planId).map(this::plan);
    }

    private Plan plan(PlanRow row) {
        Map<FormPart, ObjectNode> responses = new EnumMap<>(FormPart.class);
        List<Reference> references = new ArrayList<>();
        for (FormPart part : rows.readable()) {
            Optional<Reference> reference =
                    rows.response(row.id(), part).map(id -> new Reference("QuestionnaireResponse", id));
            reference.ifPresent(references::add);
            responses.put(
                    part,
                    reference
                            .flatMap(replica::read)
                            .map(stored -> stored.local())
                            .orElseGet(Elements::object));
        }
        List<Section> sections = new ArrayList<>();
        Map<String, Answers> answers = new LinkedHashMap<>();
        for (FormSection section : form.sections()) {
            ObjectNode response = responses.get(section.part());
            if (response != null) {
                Answers given = AnswersReader.section(section.item(), response);
                answers.put(section.item().linkId(), given);
                sections.add(section(section, given));
            }
        }
        boolean mayWrite = row.status() != PlanStatus.CLOSED
                && rows.readable().stream().allMatch(part -> access.mayWrite(part.subject));
        return new Plan(row, row.patient(), List.copyOf(sections), answers, conflicts(references), mayWrite);
    }

    private static Section section(FormSection section, Answers answers) {
        Completion completion = FormRules.completion(section.item(), answers);
        return new Section(
                section.item(),
                section.order(),
                section.hasPart(),
                section.part() == FormPart.MEDICAL,
                completion.required(),
                completion.missing(),
                completion.answered());
    }

    private List<String> conflicts(List<Reference> responses) {
        return replica.conflicts().stream()
                .filter(conflict -> responses.contains(conflict.reference()))
                .flatMap(conflict -> form.sections().stream()
                        .map(section -> section.item().linkId())
                        .filter(linkId -> conflict.path().startsWith("item[" + linkId + "]")))
                .distinct()
                .toList();
    }
}
