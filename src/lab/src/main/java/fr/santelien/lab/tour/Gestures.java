package fr.santelien.lab.tour;

import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.people.DemoPerson;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/** What users of the poste do again and again, key by key and click by click. */
final class Gestures {

    private final Hand hand;

    Gestures(Hand hand) {
        this.hand = hand;
    }

    void giveCode(String code) {
        hand.click("#code").type(code).keys(KeyCode.ENTER);
    }

    void giveCode() {
        giveCode(DemoPerson.CODE);
    }

    /** Goes to a screen by its place in the navigation. */
    void go(String navigation) {
        hand.click("#" + navigation);
    }

    /** Replaces what a field holds. */
    void fill(String selector, String text) {
        hand.click(selector);
        Node field = hand.find(selector);
        hand.keys(KeyCode.CONTROL, KeyCode.A);
        hand.keys(KeyCode.DELETE);
        hand.type(text);
        if (field instanceof TextInputControl input) {
            hand.awaitThat(
                    selector + " holds what was typed",
                    () -> Hand.onFx(() -> input.getText().contains(text.substring(0, Math.min(3, text.length())))));
        }
    }

    /** Searches in the three fields of the patients' screen, or of the adding pane of a list. */
    void searchPatient(String birthDate, String name) {
        fill("#patientBirthDate", birthDate);
        fill("#patientName", name);
    }

    void openList(String title) {
        go("worklists");
        hand.clickText(title);
    }

    /** Creates a list, on the lists' screen. */
    void newList(String title) {
        hand.click("#newListButton");
        fill("#newListField", title);
        hand.click("#confirmNewListButton");
    }

    /** Changes the comment of a patient in the list that is open. */
    void comment(String patient, String text) {
        hand.clickText(patient);
        fill("#commentField", text);
        hand.click("#saveCommentButton");
    }
}
