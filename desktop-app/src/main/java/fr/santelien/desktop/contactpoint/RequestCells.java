package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.screen.TwoLineCell;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.kordamp.ikonli.feather.Feather;

/** Requests in the columns of the table. */
final class RequestCells {

    private RequestCells() {}

    static Chip priority(RequestRow.Priority priority) {
        String text = Texts.get("contactpoint.priority." + priority.name());
        return switch (priority) {
            case URGENT -> new Chip(text, Tone.BAD, Feather.ALERT_TRIANGLE);
            case WITHIN_A_DAY -> new Chip(text, Tone.WARN, Feather.CLOCK);
            case ROUTINE -> new Chip(text, Tone.NEUTRAL, null);
        };
    }

    static void priorityColumn(TableColumn<RequestRow, RequestRow> column) {
        rowColumn(column);
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(RequestRow row, boolean empty) {
                super.updateItem(row, empty);
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setGraphic(empty || row == null ? null : priority(row.priority()));
            }
        });
    }

    static void requestColumn(TableColumn<RequestRow, RequestRow> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> new TwoLineCell<>(RequestRow::title, row -> {
            String patient = RequestText.patient(row.patient(), moments.today());
            return row.unsent() ? patient + " · " + Texts.get("contactpoint.unsent") : patient;
        }));
    }

    static void senderColumn(TableColumn<RequestRow, RequestRow> column) {
        rowColumn(column);
        column.setCellFactory(made ->
                TwoLineCell.plain(RequestRow::sender, row -> row.senderDetail() == null ? "" : row.senderDetail()));
    }

    static void receivedColumn(TableColumn<RequestRow, RequestRow> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> TwoLineCell.plain(row -> moments.brief(row.received()), row -> ""));
    }

    private static void rowColumn(TableColumn<RequestRow, RequestRow> column) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    }
}
