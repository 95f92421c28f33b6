package fr.santelien.lab.faults;

import fr.santelien.sync.exchange.Transport;
import java.nio.charset.StandardCharsets;

/** What a request is for, as far as its line and body tell. */
enum ExchangeStep {
    CAPABILITIES,
    COMPARE_IDS,
    FETCH_BY_ID,
    FIRST_PAGE,
    NEXT_PAGE,
    BATCH_OF_SEARCHES,
    READ_BEFORE_SENDING,
    SEND_ONE,
    SEND_BUNDLE,
    /** The content of a document leaves. */
    SEND_DOCUMENT,
    /** The content of a document comes, to be opened. */
    FETCH_DOCUMENT;

    private static final String CONTENT = "/Binary/";

    static ExchangeStep of(Transport.Request request) {
        boolean content = request.target().getPath().contains(CONTENT);
        if (request.method().equals("PUT")) {
            return content ? SEND_DOCUMENT : SEND_ONE;
        }
        if (request.method().equals("POST")) {
            // Compact JSON: the type of the bundle is one word of it.
            return new String(request.body(), StandardCharsets.UTF_8).contains("\"type\":\"batch\"")
                    ? BATCH_OF_SEARCHES
                    : SEND_BUNDLE;
        }
        if (content) {
            return FETCH_DOCUMENT;
        }
        String target = request.target().toString();
        String query = String.valueOf(request.target().getRawQuery());
        if (target.endsWith("/metadata")) {
            return CAPABILITIES;
        }
        if (query.contains("_getpages")) {
            return NEXT_PAGE;
        }
        if (query.contains("_id=")) {
            return FETCH_BY_ID;
        }
        if (query.contains("_elements")) {
            return COMPARE_IDS;
        }
        return query.equals("null") ? READ_BEFORE_SENDING : FIRST_PAGE;
    }

    /** Whether it changes something on the server. */
    boolean writes() {
        return this == SEND_ONE || this == SEND_BUNDLE || this == SEND_DOCUMENT;
    }
}
