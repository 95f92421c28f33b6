package fr.santelien.desktop.worklist;

/** What stands beside the table of a work list. */
enum Aside {
    /** The selected patient, her comment, what may be done; a hint when nobody is selected. */
    ENTRY,
    /** The search of a patient to add. */
    ADD,
    /** The choice of a structure to share with. */
    SHARE
}
