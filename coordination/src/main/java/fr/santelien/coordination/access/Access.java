package fr.santelien.coordination.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rights of one user, read from the access table of {@code src/contract}. A courtesy: the server decides. */
public interface Access {

    /** What can be granted or not; the constants are the rows of the table. */
    enum Subject {
        REQUEST("les demandes", "Task", "Binary"),
        WORKLIST("les listes de travail", "List"),
        PATIENT_IDENTITY("l’identité des patients", "Patient", "CareTeam"),
        NOTE_BODY("les notes du cahier de liaison", "DocumentReference"),
        PPCS_ADMINISTRATIVE("la partie administrative des PPCS", "CarePlan", "QuestionnaireResponse"),
        PPCS_MEDICAL("la partie médicale des PPCS", "QuestionnaireResponse"),
        MEMBERSHIP("les rattachements", "PractitionerRole");

        private final String plural;
        private final List<String> types;

        Subject(String plural, String... types) {
            this.plural = plural;
            this.types = List.of(types);
        }

        /** « les listes de travail ». */
        public String plural() {
            return plural;
        }

        /** Those a FHIR type may fall under; none for the directory, which is not written from a poste. */
        public static Set<Subject> ofType(String type) {
            Set<Subject> found = EnumSet.noneOf(Subject.class);
            for (Subject subject : values()) {
                if (subject.types.contains(type)) {
                    found.add(subject);
                }
            }
            return found;
        }
    }

    boolean mayRead(Subject subject);

    boolean mayWrite(Subject subject);

    /** @throws Refusal when the user may not write it */
    default void requireWrite(Subject subject) {
        if (!mayWrite(subject)) {
            throw new Refusal("Votre rôle ne permet pas de modifier " + subject.plural
                    + ". Si c’est une erreur, demandez au référent de la structure de vérifier votre rattachement.");
        }
    }
}
