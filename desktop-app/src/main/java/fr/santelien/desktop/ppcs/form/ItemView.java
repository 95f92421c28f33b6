package fr.santelien.desktop.ppcs.form;

import java.util.function.BiConsumer;
import javafx.scene.Node;

/** One item of the form on the screen. */
interface ItemView {

    Node node();

    /** Shows what the answers say now; the field being typed in is left alone. */
    void show();

    /** Shows what is wrong or missing even where the user has not been. */
    void touch();

    /** Tells each text that is typed and is no answer, with the id of its field. */
    default void notAnswers(BiConsumer<String, String> typed) {}

    /** Whether it takes the whole width. */
    boolean wide();
}
