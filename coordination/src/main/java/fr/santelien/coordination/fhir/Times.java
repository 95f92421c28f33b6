package fr.santelien.coordination.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** FHIR {@code date}, {@code dateTime} and {@code instant}. */
public final class Times {

    /** Days are those of the region's people. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Times() {}

    /** A complete date, null when the text is empty, incomplete ({@code 1942-05}) or not a date. */
    public static @Nullable LocalDate date(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** A moment; a date alone counts as its first instant. Null when it is neither. */
    public static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAMoment) {
            LocalDate day = date(text);
            return day == null ? null : day.atStartOfDay(ZONE).toInstant();
        }
    }

    /** As written into resources: UTC, milliseconds, since servers cut what is finer. */
    public static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
