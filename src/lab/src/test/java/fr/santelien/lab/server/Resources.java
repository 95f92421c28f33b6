package fr.santelien.lab.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;

/** Small resources, as a poste would write them. */
final class Resources {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Signed as a poste signs what it pushes. Replaces what an earlier author left. */
    static ObjectNode by(DemoPerson author, ObjectNode resource) {
        ObjectNode signed = resource.deepCopy();
        var extensions = signed.withArray("extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).path("url").asText().equals(Names.LAST_CHANGE)) {
                extensions.remove(i);
            }
        }
        extensions.add(json("""
                {'url': '%s', 'extension': [
                  {'url': 'author', 'valueReference': {'identifier': {'system': '%s', 'value': '%s'}}},
                  {'url': 'at', 'valueInstant': '2026-11-22T09:00:00.000Z'}]}
                """.formatted(Names.LAST_CHANGE, Names.PERSON_IDENTIFIER, author.idType + author.idValue)));
        return signed;
    }

    /** Declares a card lost on a PractitionerRole. */
    static void lost(ObjectNode role, String number) {
        role.withArray("extension").add(json("""
                {'url': '%s', 'extension': [
                  {'url': 'number', 'valueString': '%s'},
                  {'url': 'declaredAt', 'valueInstant': '2026-11-22T09:00:00.000Z'}]}
                """.formatted(Names.LOST_CARD, number)));
    }

    static ObjectNode patient(String id) {
        return json("{'resourceType': 'Patient', 'id': '%s', 'name': [{'family': 'ESSAI'}]}".formatted(id));
    }

    static ObjectNode circle(String id, String patient, String... structures) {
        ObjectNode circle = json(
                "{'resourceType': 'CareTeam', 'id': '%s', 'status': 'active', 'subject': {'reference': 'Patient/%s'}}"
                        .formatted(id, patient));
        for (String structure : structures) {
            circle.withArray("participant")
                    .add(json("{'member': {'reference': 'Organization/%s'}}".formatted(structure)));
        }
        return circle;
    }

    static ObjectNode task(String id, String patient, String owner) {
        return json("""
                {'resourceType': 'Task', 'id': '%s', 'status': 'requested', 'intent': 'order',
                 'for': {'reference': 'Patient/%s'}, 'owner': {'reference': 'Organization/%s'}}
                """.formatted(id, patient, owner));
    }

    static ObjectNode list(String id, String owner, String... patients) {
        ObjectNode list = json("""
                {'resourceType': 'List', 'id': '%s', 'status': 'current', 'mode': 'working', 'title': 'Essai',
                 'extension': [{'url': '%s', 'valueReference': {'reference': 'Organization/%s'}}]}
                """.formatted(id, Names.LIST_OWNER, owner));
        for (String patient : patients) {
            list.withArray("entry").add(json("{'item': {'reference': 'Patient/%s'}}".formatted(patient)));
        }
        return list;
    }

    static ObjectNode shared(ObjectNode list, String structure) {
        ObjectNode copy = list.deepCopy();
        copy.withArray("extension")
                .add(json("{'url': '%s', 'valueReference': {'reference': 'Organization/%s'}}"
                        .formatted(Names.LIST_SHARED_WITH, structure)));
        return copy;
    }

    static ObjectNode plan(String id, String patient) {
        return json("""
                {'resourceType': 'CarePlan', 'id': '%s', 'status': 'draft', 'intent': 'plan',
                 'subject': {'reference': 'Patient/%s'}}
                """.formatted(id, patient));
    }

    static ObjectNode response(String id, String patient, String form) {
        return json("""
                {'resourceType': 'QuestionnaireResponse', 'id': '%s', 'status': 'in-progress',
                 'questionnaire': '%s|1', 'subject': {'reference': 'Patient/%s'}}
                """.formatted(id, form, patient));
    }

    static ObjectNode note(String id, String patient) {
        return json("""
                {'resourceType': 'DocumentReference', 'id': '%s', 'status': 'current',
                 'subject': {'reference': 'Patient/%s'},
                 'content': [{'attachment': {'contentType': 'text/plain', 'data': 'ZXNzYWk='}}]}
                """.formatted(id, patient));
    }

    static ObjectNode role(String id, String practitioner, String structure, String role) {
        return json("""
                {'resourceType': 'PractitionerRole', 'id': '%s', 'active': true,
                 'practitioner': {'reference': 'Practitioner/%s'},
                 'organization': {'reference': 'Organization/%s'},
                 'code': [{'coding': [{'system': '%s', 'code': '%s'}]}]}
                """.formatted(id, practitioner, structure, Names.ROLE, role));
    }
}
