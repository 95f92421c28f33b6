package fr.santelien.desktop.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions, errors and notices. Called on the FX thread; answers come back when the user gave them. */
public interface Dialogs {

    /**
     * @param action what the confirming button says, a verb: « Clore la demande »
     * @return true when she confirmed; closing the window is a no
     */
    boolean confirm(String title, String sentence, String action);

    /**
     * Asks for one text: the name of a list, a comment, an answer.
     *
     * @param label of the field, read by screen readers too
     * @param action what the confirming button says, a verb
     * @return the text, stripped and not empty; empty when she gave up
     */
    Optional<String> askText(String title, String label, String initial, String action);

    /** Like {@link #askText}, over several lines. */
    Optional<String> askLines(String title, String label, String initial, String action);

    /**
     * Asks where to write a file.
     *
     * @param name proposed
     * @return empty when she gave up
     */
    Optional<Path> saveAs(String title, String name);

    /**
     * Asks for a file to read.
     *
     * @param kinds name of the kinds of files that are proposed
     * @param patterns of their names, {@code *.pdf}
     * @return empty when she gave up
     */
    Optional<Path> choose(String title, String kinds, List<String> patterns);

    /** An explanation to read. */
    void explain(String title, String text);

    /** Something expected went wrong: the sentence says what, the remedy what to do. */
    void error(String sentence, String remedy);

    /** Something nobody expected: a window whose technical text can be copied; nothing personal is in it. */
    void unexpected(Throwable failure);

    /** A short notice that goes away by itself. */
    void notice(String sentence);

    /** Closes whatever is open, as if given up: the poste is being locked. */
    void dismissAll();
}
