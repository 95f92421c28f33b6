package fr.santelien.desktop.worklist;

import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.patient.IdentityText;
import fr.santelien.desktop.screen.TwoLineCell;
import fr.santelien.desktop.text.Moments;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/** Patients of a work list in the columns of the table. */
final class WorklistCells {

    private WorklistCells() {}

    static void patientColumn(TableColumn<WorklistEntry, WorklistEntry> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> new TwoLineCell<>(
                entry -> entry.patient().displayName(), entry -> IdentityText.brief(entry.patient(), moments.today())));
    }

    static void commentColumn(TableColumn<WorklistEntry, WorklistEntry> column) {
        rowColumn(column);
        column.setCellFactory(made -> TwoLineCell.plain(WorklistEntry::comment, entry -> ""));
    }

    static void addedColumn(TableColumn<WorklistEntry, WorklistEntry> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> TwoLineCell.plain(
                entry -> Objects.requireNonNullElse(entry.addedBy(), "—"), entry -> addedAt(entry, moments)));
    }

    private static String addedAt(WorklistEntry entry, Moments moments) {
        Instant at = entry.addedAt();
        return at == null ? "" : moments.brief(at);
    }

    private static void rowColumn(TableColumn<WorklistEntry, WorklistEntry> column) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    }
}
