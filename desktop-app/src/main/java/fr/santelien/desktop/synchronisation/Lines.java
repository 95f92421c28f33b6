package fr.santelien.desktop.synchronisation;

import fr.santelien.desktop.text.Texts;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A table whose cells are texts that wrap, and buttons. */
abstract class Lines<T> extends TableView<T> {

    private static final double MARGINS = 24;

    Lines(String style) {
        getStyleClass().add(style);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    }

    final TableColumn<T, T> column(String key, double least, double wanted, Function<T, @Nullable Node> cell) {
        TableColumn<T, T> column = new TableColumn<>(Texts.get(key));
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T row, boolean empty) {
                super.updateItem(row, empty);
                Node node = empty || row == null ? null : cell.apply(row);
                if (node instanceof VBox lines) {
                    lines.setPrefWidth(room());
                }
                setGraphic(node);
            }

            /** A cell asks its texts for their height without saying how much room there is: one line, or a column. */
            @Override
            protected double computePrefHeight(double width) {
                return getGraphic() instanceof VBox lines
                        ? snappedTopInset() + lines.prefHeight(room()) + snappedBottomInset()
                        : super.computePrefHeight(width);
            }

            private double room() {
                return getTableColumn().getWidth() - MARGINS;
            }
        });
        getColumns().add(column);
        return column;
    }

    /** A text, with a lesser one under it; what is empty is left out. What the column may cut is whole in its tooltip. */
    static Node words(String main, String detail) {
        VBox lines = new VBox(label(main, "cell-plain"));
        if (!detail.isEmpty()) {
            lines.getChildren().add(label(detail, "cell-detail"));
        }
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setTooltip(new Tooltip(words));
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** @param about what the button is for, said by a screen reader after its text */
    static Button button(String key, String about, Runnable action, UnaryOperator<Button> dressed) {
        Button button = new Button(Texts.get(key));
        button.getStyleClass().add("in-row");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.get("synchronisation.action.help", button.getText(), about));
        button.setOnAction(pressed -> action.run());
        return dressed.apply(button);
    }

    static HBox buttons(Node... buttons) {
        HBox box = new HBox(8, buttons);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
