package fr.santelien.desktop.testing;

import fr.santelien.coordination.access.User;
import java.time.Duration;
import java.util.Set;

/** Work that two people had not sent when they left; Hélène, the referent, has the file open afterwards. */
public final class LeftBehind {

    /** Kept the memberships before Hélène: she may send what he had done. */
    public static final User MARC = new User(
            "3:920009016/000000009",
            "Marc PETIT",
            "role-marc",
            User.Role.REFERENT,
            null,
            "org-1",
            "Centre municipal de santé — Suresnes");

    /** Whose cards Marc had declared lost. */
    public static final String ANTOINE = "PractitionerRole/role-antoine";

    private static final String LEA = "PractitionerRole/role-lea";

    private LeftBehind() {}

    /** Marc had declared two cards lost; Nathalie had added a patient to a list. */
    public static void byNathalieAndMarc(RealWork real) {
        real.turnOf(RealWork.NATHALIE);
        real.receive(Resources.patients(SamplePatients.ALL));
        ReceivedLists.four(real);
        real.work.worklists().add("l1", SamplePatients.BENALI.id(), "bilan");
        real.turnOf(MARC);
        receiveRoles(real);
        real.work.memberships().declareLost("role-antoine", "2600900021");
        real.work.memberships().declareLost("role-lea", "2600900022");
        real.turnOf(RealWork.HELENE);
        receiveRoles(real);
        leave(real);
    }

    /** Everybody but Hélène is found to be gone. */
    private static void leave(RealWork real) {
        real.replica.exchangeSide().keepOnly(Set.of(RealWork.HELENE.holderId()), Duration.ofDays(30));
    }

    private static void receiveRoles(RealWork real) {
        real.receive(role(ANTOINE, "ROCHE Antoine"), role(LEA, "GARNIER Léa"));
    }

    private static String role(String reference, String name) {
        return """
                {'resourceType':'PractitionerRole','id':'%s','active':true,
                 'practitioner':{'display':'%s'},'organization':{'reference':'Organization/org-1'}}""".formatted(reference.substring(reference.indexOf('/') + 1), name);
    }
}
