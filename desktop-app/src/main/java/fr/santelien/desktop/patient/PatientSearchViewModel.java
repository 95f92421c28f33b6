package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.text.TypedDate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Search of a patient as one types, with distinct fields ({@code domain.md} §4.4): each key finds at once what fills a
 * screen, the last query wins; the rest, and how many there are in all, is read in a pause.
 */
public final class PatientSearchViewModel {

    static final int LIMIT = 200;

    /**
     * More rows than a screen of 1440 pixels shows. In the file of a whole region each patient is some four pages to
     * decrypt.
     */
    static final int AT_ONCE = 24;

    static final Duration PAUSE = Duration.ofMillis(120);

    private final Patients patients;
    private final Clock clock;
    private final Latest searches;
    private final Latest counts;
    private final Debounce counting;

    private final StringProperty birthDate = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty givenName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper birthDateProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ObservableList<PatientIdentity> results = FXCollections.observableArrayList();

    public PatientSearchViewModel(Patients patients, Background background, Delay delay, Clock clock) {
        this.patients = patients;
        this.clock = clock;
        this.searches = new Latest(background);
        this.counts = new Latest(background);
        this.counting = new Debounce(delay, PAUSE, this::completeAndCount);
        birthDate.addListener(typed -> {
            birthDateProblem.set(problemOf(TypedDate.read(birthDate.get())));
            search(AT_ONCE);
        });
        name.addListener(typed -> search(AT_ONCE));
        givenName.addListener(typed -> search(AT_ONCE));
    }

    /** Searches again, for all that was shown: whoever has gone down the rows stays where she is. */
    public void refresh() {
        search(LIMIT);
    }

    /** Nothing typed finds nothing: one searches a patient, one does not leaf through them. */
    private void search(int most) {
        counts.drop();
        PatientQuery query = query();
        if (query.isEmpty() || !birthDateProblem.get().isEmpty()) {
            counting.cancel();
            searches.drop();
            results.clear();
            count.set("");
            return;
        }
        searches.run(() -> patients.search(query, most), found -> show(found, found.size() < most));
        counting.call();
    }

    /** What was typed is forgotten. */
    public void clear() {
        birthDate.set("");
        name.set("");
        givenName.set("");
        refresh();
    }

    /** Notes what is being searched. */
    public void note(Entry.Notes notes) {
        notes.place("birthDate", birthDate.get()).place("name", name.get()).place("givenName", givenName.get());
    }

    /** Searches again what was being searched. */
    public void resume(Entry entry) {
        birthDate.set(entry.place("birthDate"));
        name.set(entry.place("name"));
        givenName.set(entry.place("givenName"));
        refresh();
    }

    public void close() {
        counting.cancel();
        counts.drop();
        searches.drop();
    }

    /** Whether something to search with was typed. */
    public boolean isEmpty() {
        return query().isEmpty();
    }

    public StringProperty birthDate() {
        return birthDate;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty givenName() {
        return givenName;
    }

    /** What is wrong with the birth date, empty when nothing is. */
    public ReadOnlyStringProperty birthDateProblem() {
        return birthDateProblem.getReadOnlyProperty();
    }

    /** « 3 patients », empty before a search. */
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    public ObservableList<PatientIdentity> results() {
        return results;
    }

    private void show(List<PatientIdentity> found, boolean all) {
        results.setAll(found);
        if (all) {
            count.set(Texts.get("patient.count", found.size()));
        }
    }

    private record Whole(List<PatientIdentity> found, int total) {}

    private void completeAndCount() {
        PatientQuery query = query();
        counts.run(() -> new Whole(patients.search(query, LIMIT), patients.count(query)), this::showWhole);
    }

    private void showWhole(Whole whole) {
        searches.drop(); // the beginning of what is shown now, should it come last
        List<PatientIdentity> found = whole.found();
        int shown = results.size();
        if (shown <= found.size() && found.subList(0, shown).equals(results)) {
            // Added, not set: a row that was selected meanwhile stays so.
            results.addAll(found.subList(shown, found.size()));
        } else {
            results.setAll(found);
        }
        int total = whole.total();
        count.set(
                total > results.size()
                        ? Texts.get("patient.count.more", results.size(), total)
                        : Texts.get("patient.count", total));
    }

    private PatientQuery query() {
        LocalDate date =
                TypedDate.read(birthDate.get()) instanceof TypedDate.Complete complete ? complete.date() : null;
        return new PatientQuery(date, name.get().strip(), givenName.get().strip());
    }

    private String problemOf(TypedDate typed) {
        return switch (typed) {
            case TypedDate.Wrong wrong -> wrong.explanation();
            case TypedDate.Complete complete
            when complete.date().isAfter(LocalDate.now(clock)) -> Texts.get("patient.birthDate.future");
            default -> "";
        };
    }
}
