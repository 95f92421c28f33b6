package fr.santelien.sync.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** The header by which a server says when to come back: a number of seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** More digits than a wait that anybody means. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait, empty when the header says nothing that can be read.
     *
     * @param serverTime the server's clock, which its date is to be read by: that of this PC may be wrong by days
     */
    static Optional<Duration> read(@Nullable String header, Optional<Instant> serverTime) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant date = DateUtils.parseStandardDate(text);
        return date == null
                ? Optional.empty()
                : serverTime.map(now -> date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    }
}
