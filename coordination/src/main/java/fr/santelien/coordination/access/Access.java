package fr.santelien.coordination.access;

/** The rights of one user, read from the access table of {@code src/contract}. A courtesy: the server decides. */
public interface Access {

    /** What can be granted or not; the constants are the rows of the table. */
    enum Subject {
        REQUEST,
        WORKLIST,
        PATIENT_IDENTITY,
        NOTE_BODY,
        PPCS_ADMINISTRATIVE,
        PPCS_MEDICAL,
        MEMBERSHIP
    }

    boolean mayRead(Subject subject);

    boolean mayWrite(Subject subject);
}
