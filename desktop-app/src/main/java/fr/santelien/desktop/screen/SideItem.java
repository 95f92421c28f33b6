package fr.santelien.desktop.screen;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One choice in a side bar: a title that wraps, and a count or a state at its right. */
public final class SideItem extends ToggleButton {

    /** Left and right padding of the button, kept free beside its content. */
    private static final double PADDING = 20;

    private final HBox content;

    public SideItem(String id, String title, Region trailing) {
        super(title);
        setId(id);
        Label label = new Label(title);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        trailing.setMinWidth(Region.USE_PREF_SIZE);
        content = new HBox(8, label, trailing);
        content.setAlignment(Pos.CENTER_LEFT);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("nav-item");
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /** Chosen by a click or by the keyboard; it stays selected when it is chosen again. */
    public void onChosen(Runnable chosen) {
        setOnAction(clicked -> {
            setSelected(true);
            chosen.run();
        });
    }

    /** The title wraps: the height depends on the width. */
    @Override
    protected double computePrefHeight(double width) {
        double inside = width < 0 ? getWidth() : width;
        return inside <= PADDING
                ? super.computePrefHeight(width)
                : content.prefHeight(inside - PADDING) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        content.setPrefWidth(getWidth() - PADDING);
        super.layoutChildren();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
