package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.WaitingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;

/** The lines that are not on the server yet, whoever made them, with what can be done about a refused one. */
public final class WaitingTable extends Lines<WaitingRow> {

    public WaitingTable() {
        super("waiting-table");
    }

    void fill(
            SynchronisationTexts texts,
            Consumer<WaitingRow> retry,
            Consumer<WaitingRow> abandon,
            Consumer<String> open) {
        column("synchronisation.column.subject", 220, 330, row -> words(texts.what(row), ""));
        column("synchronisation.column.author", 100, 130, row -> words(row.author(), ""));
        column("synchronisation.column.since", 80, 90, row -> words(texts.since(row.since()), ""));
        column("synchronisation.column.attempts", 180, 300, row -> words(texts.attempts(row), texts.remedy(row)));
        TableColumn<WaitingRow, WaitingRow> actions =
                column("synchronisation.column.actions", 250, 250, row -> actions(row, retry, abandon, open));
        actions.setMaxWidth(250);
    }

    private static HBox actions(
            WaitingRow row, Consumer<WaitingRow> retry, Consumer<WaitingRow> abandon, Consumer<String> open) {
        List<Node> buttons = new ArrayList<>();
        if (row.refused()) {
            buttons.add(
                    button("synchronisation.retry", row.subject(), () -> retry.accept(row), UnaryOperator.identity()));
            buttons.add(button("synchronisation.abandon", row.subject(), () -> abandon.accept(row), drop -> {
                drop.getStyleClass().add("danger-text");
                return drop;
            }));
        }
        if (!row.opens().isEmpty()) {
            buttons.add(button(
                    "synchronisation.see", row.subject(), () -> open.accept(row.opens()), UnaryOperator.identity()));
        }
        return buttons(buttons.toArray(Node[]::new));
    }
}
