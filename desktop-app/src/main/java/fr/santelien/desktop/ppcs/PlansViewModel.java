package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The plans of this poste, filtered by name. */
public final class PlansViewModel {

    private static final Duration PAUSE = Duration.ofMillis(120);

    private final Plans plans;
    private final Latest readings;
    private final Debounce filtering;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();

    public PlansViewModel(Plans plans, Background background, Delay delay) {
        this.plans = plans;
        this.readings = new Latest(background);
        this.filtering = new Debounce(delay, PAUSE, this::refresh);
        filter.addListener(typed -> filtering.call());
    }

    public void refresh() {
        String text = filter.get().strip();
        readings.run(() -> plans.all(text), this::show);
    }

    public void close() {
        filtering.cancel();
        readings.drop();
    }

    public StringProperty filter() {
        return filter;
    }

    /** « 3 plans ». */
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    public ObservableList<PlanRow> rows() {
        return rows;
    }

    private void show(List<PlanRow> read) {
        count.set(Texts.get("ppcs.count", read.size()));
        if (!rows.equals(read)) {
            rows.setAll(read);
        }
    }
}
