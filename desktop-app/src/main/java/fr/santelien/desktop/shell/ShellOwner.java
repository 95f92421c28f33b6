package fr.santelien.desktop.shell;

import fr.santelien.desktop.draft.Desk;
import java.time.LocalDate;

/** The session around the frame. */
public interface ShellOwner {

    /** FINESS number of the structure; reads a file, called in the background. The rest is called on the FX thread. */
    String finess();

    /** Name of the reader that holds the card. */
    String reader();

    /** « CPS », « CPE »… */
    String cardType();

    /** Last day of validity of the card. */
    LocalDate cardLastDay();

    void lock();

    /** Explains, then lets the next card be enrolled on this poste. */
    void addCard();

    /** Puts away how the desk is now, what is being typed included. */
    void keep(Desk desk);
}
