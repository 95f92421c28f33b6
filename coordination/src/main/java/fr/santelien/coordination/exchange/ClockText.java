package fr.santelien.coordination.exchange;

import java.time.Duration;
import java.util.Optional;

/** What is said of a PC whose clock is far from the server's. Nothing is decided by it, but others read its times. */
public final class ClockText {

    /** Beyond the answers' delay and the second that a {@code Date} header is rounded to. */
    private static final Duration FAR = Duration.ofMinutes(5);

    private ClockText() {}

    /** @param ahead how far the PC is ahead of the server, negative when it is behind; empty when it is near enough */
    public static Optional<String> of(Duration ahead) {
        if (ahead.abs().compareTo(FAR) <= 0) {
            return Optional.empty();
        }
        String way = ahead.isNegative() ? "retarde" : "avance";
        return Optional.of("L’horloge de ce poste " + way + " de " + span(ahead.abs())
                + " sur celle du serveur régional. Faites régler la date et l’heure du poste : vos collègues liraient"
                + " des heures fausses. Rien n’est perdu.");
    }

    private static String span(Duration far) {
        if (far.toDays() >= 2) {
            return far.toDays() + " jours";
        }
        return far.toHours() >= 2 ? far.toHours() + " heures" : far.toMinutes() + " minutes";
    }
}
