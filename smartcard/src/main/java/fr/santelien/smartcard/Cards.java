package fr.santelien.smartcard;

import fr.santelien.smartcard.agent.AgentProcess;
import fr.santelien.smartcard.session.CardMachine;

/** Where the card side starts. */
public final class Cards {
    private Cards() {}

    /**
     * Starts the card agent and follows the readers until the session is closed. Returns at once: the first state is
     * {@link CardState.ReadingCard} without a reader, until the readers are known.
     */
    public static CardSession start(CardSettings settings) {
        return new CardMachine(settings, AgentProcess.launcher(settings.answerLimit(), settings.environment()));
    }
}
