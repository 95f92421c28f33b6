package fr.santelien.desktop.synchronisation;

import fr.santelien.desktop.screen.Destination;
import java.util.Optional;

/** The screen that shows a record. */
final class Records {

    private Records() {}

    /** @param record {@code Type/id} */
    static Optional<Destination> screen(String record) {
        int slash = record.indexOf('/');
        String id = record.substring(slash + 1);
        return switch (slash < 0 ? "" : record.substring(0, slash)) {
            case "Task" -> Optional.of(new Destination.ContactPoint(id));
            case "List" -> Optional.of(new Destination.Worklists(id));
            case "CarePlan" -> Optional.of(new Destination.Plan(id));
            case "Patient" -> Optional.of(new Destination.Patients(id));
            default -> Optional.empty();
        };
    }
}
