package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.ArbitrationRow;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;

/** What was decided lately, and the way back. */
public final class DecidedTable extends Lines<ArbitrationRow> {

    public DecidedTable() {
        super("decided-table");
    }

    void fill(SynchronisationTexts texts, Consumer<ArbitrationRow> undo, Consumer<String> open) {
        column("synchronisation.column.field", 200, 300, row -> words(row.field(), row.subject()));
        column("synchronisation.column.kept", 120, 190, row -> words(texts.value(row.kept()), ""));
        column(
                "synchronisation.column.discarded",
                140,
                230,
                row -> words(texts.value(row.discarded()), texts.by(row.discardedBy(), row.discardedAt())));
        column("synchronisation.column.decided", 110, 150, row -> words(row.by(), texts.since(row.at())));
        TableColumn<ArbitrationRow, ArbitrationRow> actions =
                column("synchronisation.column.actions", 240, 240, row -> actions(row, undo, open));
        actions.setMaxWidth(240);
    }

    private static HBox actions(ArbitrationRow row, Consumer<ArbitrationRow> undo, Consumer<String> open) {
        Button back = button("synchronisation.undo", row.field(), () -> undo.accept(row), UnaryOperator.identity());
        if (row.opens().isEmpty()) {
            return buttons(back);
        }
        return buttons(
                back,
                button("synchronisation.see", row.subject(), () -> open.accept(row.opens()), UnaryOperator.identity()));
    }
}
