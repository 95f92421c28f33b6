package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.text.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The lines that are not on the server yet, with what can be done about a refused one. */
public final class WaitingTable extends TableView<WaitingRow> {

    public WaitingTable() {
        getStyleClass().add("waiting-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    }

    void fill(SynchronisationTexts texts, Consumer<WaitingRow> retry, Consumer<WaitingRow> abandon) {
        add("subject", 220, 330, row -> text(texts.what(row)));
        add("author", 100, 140, row -> text(row.author()));
        add("since", 80, 110, row -> text(texts.since(row.since())));
        add("attempts", 180, 290, row -> text(texts.attempts(row)));
        TableColumn<WaitingRow, WaitingRow> actions =
                add("actions", 210, 210, row -> row.refused() ? actions(row, retry, abandon) : null);
        actions.setMaxWidth(210);
    }

    private TableColumn<WaitingRow, WaitingRow> add(
            String name, double least, double wanted, Function<WaitingRow, @Nullable Node> cell) {
        TableColumn<WaitingRow, WaitingRow> column = new TableColumn<>(Texts.get("synchronisation.column." + name));
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable WaitingRow row, boolean empty) {
                super.updateItem(row, empty);
                Node node = empty || row == null ? null : cell.apply(row);
                if (node instanceof Label label) {
                    // A graphic is given the height of its text on one line unless its width is known.
                    label.setPrefWidth(getTableColumn().getWidth() - 24);
                    label.setMinHeight(Region.USE_PREF_SIZE);
                }
                setGraphic(node);
            }
        });
        getColumns().add(column);
        return column;
    }

    /** A text that may be cut by the column is whole in its tooltip. */
    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setTooltip(new Tooltip(words));
        return label;
    }

    private static HBox actions(WaitingRow row, Consumer<WaitingRow> retry, Consumer<WaitingRow> abandon) {
        Button again = button("synchronisation.retry", row, retry);
        Button drop = button("synchronisation.abandon", row, abandon);
        drop.getStyleClass().add("danger-text");
        HBox box = new HBox(8, again, drop);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    private static Button button(String key, WaitingRow row, Consumer<WaitingRow> action) {
        Button button = new Button(Texts.get(key));
        button.getStyleClass().add("in-row");
        button.setAccessibleText(Texts.get("synchronisation.action.help", button.getText(), row.subject()));
        button.setOnAction(pressed -> action.accept(row));
        return button;
    }
}
