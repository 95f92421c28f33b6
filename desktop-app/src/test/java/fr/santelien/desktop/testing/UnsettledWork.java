package fr.santelien.desktop.testing;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Work of Sophie's that is not on the server: one list waits, one answer is in conflict, one request was refused. */
public final class UnsettledWork {

    public static final String LIST = "List/l1";
    public static final String ANSWERS = "QuestionnaireResponse/qr";
    public static final String REQUEST = "Task/r1";

    /** What both sides changed: the patient's doctor. */
    public static final String QUESTION = "medecin-traitant";

    private static final String PLAN = """
            {'resourceType':'CarePlan','id':'plan-1','status':'active','subject':{'reference':'Patient/p-durand'},
             'category':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'ppcs'}]}]}""";

    private static final String RESPONSE = """
            {'resourceType':'QuestionnaireResponse','id':'qr','status':'in-progress',
             'questionnaire':'https://santelien.fr/fhir/Questionnaire/ppcs-administratif|1',
             'basedOn':[{'reference':'CarePlan/plan-1'}],'subject':{'reference':'Patient/p-durand'},
             'item':[{'linkId':'patient-entourage','item':[
               {'linkId':'medecin-traitant','answer':[{'valueString':'%s'}]}]}]}""";

    private UnsettledWork() {}

    /** After an exchange that went well but for these three. */
    public static void in(RealWork real) {
        ReceivedLists.four(real);
        ReceivedRequests.five(real);
        real.receive(PLAN, RESPONSE.formatted("Dr ROCHE, Suresnes"));

        real.work.worklists().add("l1", SamplePatients.NGUYEN.id(), "");
        var plans = real.work.plans();
        Answers past = plans.open("plan-1").orElseThrow().answers().getOrDefault("patient-entourage", Answers.NONE);
        plans.save("plan-1", "patient-entourage", past, doctor(past, "Dr PETIT, Suresnes"));
        plans.leaveSection("plan-1", "patient-entourage");
        real.work.contactPoint().answer("r1", "Rendez-vous le 27/11.", false);

        var theirs = RealWork.json(RESPONSE.formatted("Dr LEROUX, Puteaux"), 2);
        LastChange.stamp(theirs, "810009990010", "Nathalie COHEN", Instant.parse("2026-11-22T09:37:00Z"));
        real.replica.exchangeSide().inbox().receiveCurrent(List.of(theirs));
        real.replica.exchangeSide().outbox().refused(Reference.parse(REQUEST), "le demandeur n’existe plus");
        real.exchanged();
    }

    private static Answers doctor(Answers past, String name) {
        return new Answers(past.id(), Map.of(QUESTION, List.of(name)), past.groups());
    }
}
