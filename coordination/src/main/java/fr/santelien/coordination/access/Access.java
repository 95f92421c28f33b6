package fr.santelien.coordination.access;

/** The rights of one user, read from the access table of {@code src/contract}. A courtesy: the server decides. */
public interface Access {

    /** What can be granted or not; the constants are the rows of the table. */
    enum Subject {
        REQUEST("les demandes"),
        WORKLIST("les listes de travail"),
        PATIENT_IDENTITY("l’identité des patients"),
        NOTE_BODY("les notes du cahier de liaison"),
        PPCS_ADMINISTRATIVE("la partie administrative des PPCS"),
        PPCS_MEDICAL("la partie médicale des PPCS"),
        MEMBERSHIP("les rattachements");

        private final String plural;

        Subject(String plural) {
            this.plural = plural;
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
