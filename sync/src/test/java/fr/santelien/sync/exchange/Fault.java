package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the stub does to one request instead of, or on top of, answering it. */
sealed interface Fault {

    /** Answers with a status and an OperationOutcome, without doing anything. */
    record Answer(int status, String diagnostics) implements Fault {}

    /** Answers so without a body, and says when to come back. */
    record Busy(int status, String retryAfter) implements Fault {}

    /** Answers 200 with this. */
    record Raw(ObjectNode body) implements Fault {}

    /** Closes the connection before anything is done. */
    record CutBefore() implements Fault {}

    /** Does what is asked, then closes the connection: the answer is lost. */
    record LoseAnswer() implements Fault {}

    /** Closes the connection; what was asked is done when {@link StubServer#deliverLate()} is called. */
    record ArriveLate() implements Fault {}

    /** Answers with the first half of the JSON. */
    record Truncate() implements Fault {}

    /** Answers with a page of a proxy. */
    record NotJson() implements Fault {}

    /** Runs something first, e.g. another poste's write, then answers as usual. */
    record Before(Runnable action) implements Fault {}
}
