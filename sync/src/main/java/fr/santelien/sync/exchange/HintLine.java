package fr.santelien.sync.exchange;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/** An open connection that hints come by. */
interface HintLine extends AutoCloseable {

    /** What comes over it. */
    sealed interface Heard {
        record Message(String text) implements Heard {}

        /** The answer to {@link HintLine#probe}. */
        record SignOfLife() implements Heard {}

        /** The connection is lost, or was closed by the server. */
        record Gone() implements Heard {}
    }

    /** Opens one: here stands the network, or a trial of one. */
    interface Opener {

        /**
         * @param heard told of all that comes, on any thread
         * @throws IOException when the server cannot be reached, or refuses
         */
        HintLine open(URI address, Consumer<Heard> heard) throws IOException, InterruptedException;
    }

    /** What cannot be sent shows as {@link Heard.Gone}. */
    void send(String text);

    /** Asks the server for a sign of life. */
    void probe();

    /** Ends it at once. */
    @Override
    void close();
}
