package fr.santelien.sync.replica;

/** Where a resource of the replica stands towards the server. Stored by {@link #name()} in lower case. */
public enum RowState {
    /** Same as the server's last known version. */
    CLEAN,
    /** Being typed: safe on this poste, not to be sent yet. */
    DRAFT,
    /** Changed here, waits to be sent. */
    DIRTY,
    /** Left in a request whose answer is not known; goes back to {@link #DIRTY} at the next opening. */
    SENDING,
    /** Both sides changed the same value: waits for a decision, is not sent. */
    CONFLICT,
    /** The server refused it; kept with the reason until someone acts. */
    SET_ASIDE
}
