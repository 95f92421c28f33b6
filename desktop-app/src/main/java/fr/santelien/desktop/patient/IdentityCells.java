package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.TwoLineCell;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;

/** Identities in the columns of a table. */
public final class IdentityCells {

    private IdentityCells() {}

    /** The name used, and the birth name below it when it is another one. */
    static void namesColumn(TableColumn<PatientIdentity, PatientIdentity> column) {
        rowColumn(
                column,
                () -> new TwoLineCell<>(
                        IdentityCells::used,
                        patient -> used(patient).equals(patient.birthName()) ? "" : IdentityText.born(patient)));
    }

    static void givenNameColumn(TableColumn<PatientIdentity, PatientIdentity> column) {
        rowColumn(
                column,
                () -> TwoLineCell.plain(
                        patient -> Objects.requireNonNullElse(patient.usedGivenName(), patient.givenName()),
                        patient -> ""));
    }

    private static String used(PatientIdentity patient) {
        return Objects.requireNonNullElse(patient.usedName(), patient.birthName());
    }

    private static void rowColumn(
            TableColumn<PatientIdentity, PatientIdentity> column,
            Supplier<TableCell<PatientIdentity, PatientIdentity>> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> cell.get());
    }

    static String born(PatientIdentity patient) {
        LocalDate date = patient.birthDate();
        return date == null ? Texts.get("patient.birthDate.unknown.brief") : Moments.day(date);
    }

    /** Makes a column show the status of an identity. */
    public static <S> void statusColumn(TableColumn<S, PatientIdentity> column, Function<S, PatientIdentity> patient) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(patient.apply(row.getValue())));
        column.setCellFactory(made -> new StatusCell<>());
    }

    private static final class StatusCell<S> extends TableCell<S, PatientIdentity> {

        /** Made once a cell, then shown or hidden: rows change at each key, and new nodes are what costs most in a frame. */
        private final Map<IdentityStatus, Chip> chips = new EnumMap<>(IdentityStatus.class);

        private final StackPane pane = new StackPane();

        StatusCell() {
            pane.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(pane);
        }

        @Override
        protected void updateItem(PatientIdentity patient, boolean empty) {
            super.updateItem(patient, empty);
            IdentityStatus status = empty || patient == null ? null : patient.status();
            if (status != null && !chips.containsKey(status)) {
                Chip chip = IdentityChip.brief(status);
                chips.put(status, chip);
                pane.getChildren().add(chip);
            }
            chips.forEach((each, chip) -> Shown.when(each == status, chip));
        }
    }
}
