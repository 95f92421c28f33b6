package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.Connection;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Instant;

/** When the poste asks the server again by itself, said after what went wrong. */
public final class NextTry {

    private NextTry() {}

    /** The sentence followed by « Prochain essai à 10:42:05. », or alone when no try is planned. */
    public static String after(String sentence, Connection.State connection, Moments moments) {
        Instant next = connection.next();
        return next == null ? sentence : sentence + " " + Texts.get("synchronisation.next", moments.second(next));
    }
}
