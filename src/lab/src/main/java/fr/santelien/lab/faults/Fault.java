package fr.santelien.lab.faults;

import java.util.Arrays;
import java.util.List;

/** One way for a request to go wrong. */
enum Fault {
    /** Nobody listens. */
    REFUSED,
    /** The server shows a certificate that is not trusted. */
    WRONG_CERTIFICATE,
    /** The connection breaks before the request is there. */
    CUT_BEFORE,
    /** Done, but the connection breaks before the answer. */
    CUT_AFTER,
    /** Done, but only half of the answer comes, and the connection breaks. */
    CUT_IN_ANSWER,
    /** Done; half of the answer comes as if it were all. */
    HALF_ANSWER,
    /** Done; the answer is empty. */
    EMPTY_ANSWER,
    /** The page of a portal comes with a 200. */
    PORTAL,
    /** Somebody on the way answers 200 with nothing in the server's place; nothing is done. */
    ANSWERED_FOR_IT,
    /** Somebody on the way sends the request twice; the second answer comes. */
    TWICE,
    /** The poste gives up waiting, then the request arrives after all, later than the next ones. */
    ARRIVES_LATE,
    /** Done, but the answer to the last request of this kind comes once more. */
    OLD_ANSWER,
    /** Done, but the answer to the request before, whatever it asked for, comes once more. */
    ANSWER_BEFORE,
    /** Done after more than the poste waits. */
    TOO_SLOW,
    /** Slow, but in time; others have finished meanwhile. */
    SLOW,
    ERROR_500,
    /** A proxy that lost its server, in HTML. */
    ERROR_502,
    ERROR_503,
    /** Too many requests, with a Retry-After. */
    ERROR_429,
    /** Done, but the proxy did not wait. */
    ERROR_504_DONE,
    /** The session on the server ended: 401. */
    ERROR_401,
    /** The server has forgotten the result set that a link to a next page leads to: 410. */
    FORGOTTEN;

    /** What may go wrong there: only a next page can be forgotten, all else can happen to every request. */
    static List<Fault> at(ExchangeStep step) {
        return Arrays.stream(values())
                .filter(fault -> fault != FORGOTTEN || step == ExchangeStep.NEXT_PAGE)
                .toList();
    }
}
