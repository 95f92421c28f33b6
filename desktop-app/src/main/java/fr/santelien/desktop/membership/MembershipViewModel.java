package fr.santelien.desktop.membership;

import fr.santelien.coordination.membership.Member;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The people of the structure, narrowed by what is typed. */
public final class MembershipViewModel {

    private final Memberships memberships;
    private final Latest readings;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Member> people = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper(-1);

    public MembershipViewModel(Memberships memberships, Background background) {
        this.memberships = memberships;
        this.readings = new Latest(background);
        filter.addListener(typed -> refresh());
    }

    public StringProperty filter() {
        return filter;
    }

    public ObservableList<Member> people() {
        return people;
    }

    /** How many of those shown work for the structure today, -1 until the first reading. */
    public ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    public void refresh() {
        String typed = filter.get();
        readings.run(() -> memberships.people(typed), found -> {
            people.setAll(found);
            active.set((int) found.stream().filter(Member::active).count());
        });
    }

    public void close() {
        readings.drop();
    }
}
