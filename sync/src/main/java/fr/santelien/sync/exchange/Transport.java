package fr.santelien.sync.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.LongConsumer;

/** Carries one HTTP request to the server and brings back its answer: here stands the network, or a trial of one. */
public interface Transport extends AutoCloseable {

    /** Nothing the server has to say is longer, in bytes; a longer body is cut one byte after that. */
    int LONGEST_BODY = 64 << 20;

    /** @param body empty when there is none */
    record Request(String method, URI target, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return method + " " + target.getPath();
        }
    }

    /** @param headers by name in lower case, the first of each */
    record Response(int status, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return "response " + status;
        }
    }

    /**
     * Sends once, never again by itself: a repeated PUT would hide a lost answer from the exchange, which recognises it.
     *
     * @throws IOException no whole answer came; what was asked may have been done
     */
    Response send(Request request) throws IOException;

    /** As {@link #send(Request)}, telling how many bytes of the answer came so far, where that can be told. */
    default Response send(Request request, LongConsumer received) throws IOException {
        return send(request);
    }

    /** Ends requests in flight at once. */
    @Override
    void close();
}
