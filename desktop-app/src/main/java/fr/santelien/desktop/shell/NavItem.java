package fr.santelien.desktop.shell;

import fr.santelien.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the side bar: icon, name, and how many things wait there or the key that opens it. */
public final class NavItem extends ToggleButton {

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label count = new Label();
    private final Label key = new Label();

    public NavItem() {
        getStyleClass().add("nav-item");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        count.getStyleClass().add("count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(10, icon, name, space, count);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(line);
        setCount(0);
    }

    public String getName() {
        return name.getText();
    }

    public void setName(String text) {
        name.setText(text);
        setAccessibleText(text);
    }

    public String getIcon() {
        return icon.getIconLiteral();
    }

    /** @param literal Ikonli's: {@code fth-inbox} */
    public void setIcon(String literal) {
        icon.setIconLiteral(literal);
    }

    public String getKey() {
        return key.getText();
    }

    /** Shows the key that opens it: « F1 ». */
    public void setKey(String text) {
        key.setText(text);
        key.getStyleClass().add("key");
        ((HBox) getGraphic()).getChildren().add(key);
    }

    /** Zero is not shown. */
    public void setCount(int waiting) {
        count.setText(Integer.toString(waiting));
        count.setVisible(waiting > 0);
        count.setManaged(waiting > 0);
        setAccessibleText(waiting > 0 ? Texts.get("shell.nav.counted", getName(), waiting) : getName());
    }

    /** The count asks for a decision rather than for work. */
    public void setWarning(boolean warning) {
        count.getStyleClass().remove("count-warn");
        if (warning) {
            count.getStyleClass().add("count-warn");
        }
    }

    public boolean isWarning() {
        return count.getStyleClass().contains("count-warn");
    }

    /** The line of the open screen stays selected when it is clicked again. */
    @Override
    public void fire() {
        if (!isDisabled()) {
            fireEvent(new javafx.event.ActionEvent());
        }
    }
}
