package fr.santelien.lab.region;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.lab.people.DemoStructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.jspecify.annotations.Nullable;

/**
 * A request of the synthetic region, as its sender wrote it.
 *
 * @param number digits after the year
 * @param minutes how long before now it arrived
 * @param patient id, null when it is about none
 * @param from null when the sender is not a structure of the region: {@code service} and {@code person} tell
 */
record Request(
        int number,
        int minutes,
        TaskPriority priority,
        Stage stage,
        String title,
        @Nullable String patient,
        @Nullable DemoStructure from,
        String service,
        String person,
        String body,
        List<File> files) {

    /** The fifteen requests of {@code requests.json}: seven to handle, three taken, one on hold, four closed. */
    static List<Request> book() {
        try (InputStream in = Objects.requireNonNull(Request.class.getResourceAsStream("requests.json"))) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it stands. */
    enum Stage {
        TO_HANDLE,
        TAKEN,
        ON_HOLD,
        CLOSED
    }

    /** Name and size in bytes of an attachment. */
    record File(String name, int size) {}
}
