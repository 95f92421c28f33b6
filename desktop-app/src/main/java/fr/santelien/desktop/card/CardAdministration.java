package fr.santelien.desktop.card;

import fr.santelien.desktop.task.Background;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import java.time.Clock;

/**
 * What stands behind « Carte et lecteur » as long as the poste runs: the latest states, kept whether or not the screen is
 * open.
 *
 * @param work with a thread of its own: a test waits for the card, and the session's work must not wait for it
 */
public record CardAdministration(
        CardSession card, CardSettings settings, CardJournal journal, Background work, Clock clock)
        implements AutoCloseable {

    public CardAdministration(CardSession card, CardSettings settings, Background work, Clock clock) {
        this(card, settings, new CardJournal(card, clock), work, clock);
    }

    @Override
    public void close() {
        journal.close();
    }
}
