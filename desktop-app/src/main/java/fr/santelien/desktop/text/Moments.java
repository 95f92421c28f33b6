package fr.santelien.desktop.text;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates and times as the screens write them. */
public final class Moments {

    private static final DateTimeFormatter DAY = format("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter FULL = format("dd/MM/yyyy HH:mm");

    private final Clock clock;

    /** @param clock whose zone is the structure's */
    public Moments(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** « 12/05/1942 ». */
    public static String day(TemporalAccessor date) {
        return DAY.format(date);
    }

    /** « 10:38 » today, « hier », else « 20/11/2026 ». */
    public String brief(Instant instant) {
        ZonedDateTime at = at(instant);
        LocalDate day = at.toLocalDate();
        if (day.equals(today())) {
            return TIME.format(at);
        }
        return day.equals(today().minusDays(1)) ? Texts.get("moment.yesterday") : DAY.format(at);
    }

    /** « 22/11/2026 10:38 ». */
    public String full(Instant instant) {
        return FULL.format(at(instant));
    }

    /** « 10:38 » today, else « 22/11/2026 10:38 ». */
    public String step(Instant instant) {
        ZonedDateTime at = at(instant);
        return at.toLocalDate().equals(today()) ? TIME.format(at) : FULL.format(at);
    }

    public boolean isToday(Instant instant) {
        return at(instant).toLocalDate().equals(today());
    }

    /** « 10:41:07 ». */
    public String second(Instant instant) {
        return SECOND.format(at(instant));
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(clock.getZone());
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.FRANCE);
    }
}
