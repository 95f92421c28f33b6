package fr.santelien.desktop.ppcs.form;

import javafx.scene.Node;

/** One item of the form on the screen. */
interface ItemView {

    Node node();

    /** Shows what the answers say now; the field being typed in is left alone. */
    void show();

    /** Shows what is wrong or missing even where the user has not been. */
    void touch();

    /** Whether it takes the whole width. */
    boolean wide();
}
