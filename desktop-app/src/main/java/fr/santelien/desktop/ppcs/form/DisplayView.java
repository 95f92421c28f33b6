package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A sentence of the form. */
final class DisplayView implements ItemView {

    private final Label label;

    DisplayView(FormItem item) {
        label = new Label(item.label());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
    }

    @Override
    public Node node() {
        return label;
    }

    @Override
    public void show() {}

    @Override
    public void touch() {}

    @Override
    public boolean wide() {
        return true;
    }
}
