package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.desktop.patient.IdentityText;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.screen.TwoLineCell;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Plans in the columns of the table. */
final class PlanCells {

    private PlanCells() {}

    static Chip status(PlanStatus status) {
        String text = Texts.get("ppcs.status." + status.name());
        return switch (status) {
            case DRAFT -> new Chip(text, Tone.WARN, Feather.EDIT_2);
            case ACTIVE -> new Chip(text, Tone.OK, Feather.CHECK_CIRCLE);
            case CLOSED -> new Chip(text, Tone.NEUTRAL, Feather.ARCHIVE);
        };
    }

    static void patientColumn(TableColumn<PlanRow, PlanRow> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> new TwoLineCell<>(
                row -> row.patient().displayName(), row -> IdentityText.brief(row.patient(), moments.today())));
    }

    static void statusColumn(TableColumn<PlanRow, PlanRow> column) {
        nodeColumn(column, row -> status(row.status()));
    }

    static void completionColumn(TableColumn<PlanRow, PlanRow> column) {
        nodeColumn(column, row -> {
            ProgressBar bar = new ProgressBar(row.completion() / 100.0);
            bar.setPrefWidth(90);
            HBox box = new HBox(8, bar, new Label(Texts.get("ppcs.percent", row.completion())));
            box.setAlignment(Pos.CENTER_LEFT);
            return box;
        });
    }

    static void changedColumn(TableColumn<PlanRow, PlanRow> column, Moments moments) {
        rowColumn(column);
        column.setCellFactory(made -> TwoLineCell.plain(row -> moments.full(row.changed()), row -> ""));
    }

    static void sentColumn(TableColumn<PlanRow, PlanRow> column) {
        nodeColumn(
                column,
                row -> row.unsent()
                        ? new Chip(Texts.get("state.unsent"), Tone.WARN, Feather.UPLOAD_CLOUD)
                        : new Chip(Texts.get("state.sent"), Tone.NEUTRAL, Feather.CHECK));
    }

    private static void nodeColumn(TableColumn<PlanRow, PlanRow> column, Function<PlanRow, Node> node) {
        rowColumn(column);
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(PlanRow row, boolean empty) {
                super.updateItem(row, empty);
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setGraphic(empty || row == null ? null : node.apply(row));
            }
        });
    }

    private static void rowColumn(TableColumn<PlanRow, PlanRow> column) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    }
}
