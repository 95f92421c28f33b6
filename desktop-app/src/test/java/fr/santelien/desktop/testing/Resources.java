package fr.santelien.desktop.testing;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.worklist.Worklist;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FHIR resources as a server would send them, written with single quotes. */
public final class Resources {

    private static final String OURS = "https://santelien.fr/fhir/StructureDefinition/";
    private static final String FR_CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-";

    private Resources() {}

    public static String organization(String id, String name) {
        return "{'resourceType':'Organization','id':'%s','name':'%s','active':true}".formatted(id, name);
    }

    public static String[] patients(List<PatientIdentity> patients) {
        return patients.stream().map(Resources::patient).toArray(String[]::new);
    }

    /** A patient whom the poste shows as {@code shown}. */
    public static String patient(PatientIdentity shown) {
        return """
                {'resourceType':'Patient','id':'%s','birthDate':'%s','gender':'%s',
                 'name':[{'use':'official','family':'%s','given':['%s']}%s],
                 'extension':[%s,%s]%s}""".formatted(
                        shown.id(),
                        shown.birthDate(),
                        shown.sex().equals("F") ? "female" : "male",
                        shown.birthName(),
                        shown.givenName(),
                        shown.usedName() == null ? "" : ",{'use':'usual','family':'%s'}".formatted(shown.usedName()),
                        birthPlace(shown.birthPlace()),
                        reliability(shown),
                        shown.ins() == null
                                ? ""
                                : ",'identifier':[{'system':'urn:oid:%s','value':'%s'}]"
                                        .formatted(shown.insOid(), shown.ins()));
    }

    /** « Rennes (35238) » → a city with its INSEE code. */
    private static String birthPlace(@Nullable String place) {
        String[] parts = String.valueOf(place).split(" \\(");
        return """
                {'url':'http://hl7.org/fhir/StructureDefinition/patient-birthPlace','valueAddress':{'city':'%s',
                 'extension':[{'url':'%saddress-insee-code','valueCoding':{'code':'%s'}}]}}""".formatted(parts[0], FR_CORE, parts[1].replace(")", ""));
    }

    private static String reliability(PatientIdentity shown) {
        return "{'url':'%sidentity-reliability','extension':[{'url':'identityStatus','valueCoding':{'code':'%s'}}%s]}"
                .formatted(
                        FR_CORE,
                        code(shown.status()),
                        shown.homonym() ? ",{'url':'comment','valueCoding':{'code':'HOMD'}}" : "");
    }

    private static String code(IdentityStatus status) {
        return switch (status) {
            case QUALIFIEE -> "QUAL";
            case VALIDEE -> "VALI";
            case RECUPEREE -> "RECUP";
            case PROVISOIRE -> "PROV";
        };
    }

    /** A work list, without patients. */
    public static String list(Worklist list, String ownerId) {
        return list(list, ownerId, List.of(), Stream.of());
    }

    /**
     * @param sharedWith ids of the structures of {@link Worklist#sharedWith()}, in the same order
     * @param entries from {@link #entry}
     */
    public static String list(Worklist list, String ownerId, List<String> sharedWith, Stream<String> entries) {
        String all = entries.collect(Collectors.joining(","));
        StringBuilder shares = new StringBuilder();
        for (int i = 0; i < sharedWith.size(); i++) {
            shares.append(
                    ",{'url':'%slist-shared-with','valueReference':{'reference':'Organization/%s','display':'%s'}}"
                            .formatted(
                                    OURS, sharedWith.get(i), list.sharedWith().get(i)));
        }
        return """
                {'resourceType':'List','id':'%s','status':'current','mode':'working','title':'%s',
                 'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'worklist'}]},
                 'extension':[{'url':'%slist-owner','valueReference':{'reference':'Organization/%s','display':'%s'}}%s]%s}""".formatted(
                        list.id(),
                        list.title(),
                        OURS,
                        ownerId,
                        list.owner(),
                        shares,
                        all.isEmpty() ? "" : ",'entry':[" + all + "]");
    }

    public static String entry(PatientIdentity patient, String comment) {
        String extensions = Stream.of(
                        "{'url':'%sentry-added-by','valueReference':{'reference':'PractitionerRole/r','display':'Sophie MARTIN'}}"
                                .formatted(OURS),
                        comment.isEmpty()
                                ? ""
                                : "{'url':'%sentry-comment','valueString':'%s'}".formatted(OURS, comment))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
        return "{'item':{'reference':'Patient/%s'},'date':'%s','extension':[%s]}"
                .formatted(patient.id(), RealWork.NOW, extensions);
    }

    /** A request to our structure that nobody has opened. */
    public static String request(
            String id,
            String number,
            String priority,
            String title,
            @Nullable PatientIdentity patient,
            String sender,
            String service,
            Instant received) {
        return """
                {'resourceType':'Task','id':'%s','status':'requested','intent':'order','priority':'%s',
                 'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'request'}]},
                 'identifier':[{'value':'%s'}],'description':'%s',%s
                 'requester':{'reference':'Organization/sender','display':'%s'},
                 'owner':{'reference':'Organization/org-1'},'authoredOn':'%s',
                 'extension':[{'url':'%srequest-sender','extension':[{'url':'service','valueString':'%s'}]}],
                 'input':[{'type':{'text':'description'},'valueString':'Pouvez-vous nous rappeler ?'}],
                 'note':[{'id':'n1','time':'%s','authorReference':{'display':'%s'},'text':'Reçue',
                  'extension':[{'url':'%srequest-step','valueCode':'received'}]}]}""".formatted(
                        id,
                        priority,
                        number,
                        title,
                        patient == null ? "" : "'for':{'reference':'Patient/%s'},".formatted(patient.id()),
                        sender,
                        received,
                        OURS,
                        service,
                        received,
                        sender,
                        OURS);
    }
}
