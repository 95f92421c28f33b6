package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** Identities in the columns of a table. */
public final class IdentityCells {

    private IdentityCells() {}

    /** « DURAND (née LEFÈVRE) »: the name used, and the birth name when it is another one. */
    static String names(PatientIdentity patient) {
        String used = patient.usedName();
        return used == null || used.equals(patient.birthName())
                ? patient.birthName()
                : used + " (" + IdentityText.born(patient) + ")";
    }

    static String born(PatientIdentity patient) {
        LocalDate date = patient.birthDate();
        return date == null ? Texts.get("patient.birthDate.unknown") : Moments.day(date);
    }

    /** Makes a column show the status of an identity. */
    public static <S> void statusColumn(TableColumn<S, PatientIdentity> column, Function<S, PatientIdentity> patient) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(patient.apply(row.getValue())));
        column.setCellFactory(made -> new StatusCell<>());
    }

    private static final class StatusCell<S> extends TableCell<S, PatientIdentity> {

        StatusCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(PatientIdentity patient, boolean empty) {
            super.updateItem(patient, empty);
            setGraphic(empty || patient == null ? null : IdentityChip.brief(patient.status()));
        }
    }
}
