package fr.santelien.smartcard.session;

import fr.santelien.smartcard.agent.Agent;
import fr.santelien.smartcard.certificate.CertificateCheck;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an inserted card works with.
 *
 * @param machine runs what it is given on the machine's own thread
 */
record Desk(Agent agent, StateBoard board, ModulePlaces places, CertificateCheck check, Consumer<Runnable> machine) {

    /** Brings an answer of the agent back to the machine's thread. */
    <T> void whenAnswered(CompletableFuture<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        answer.whenComplete((value, error) -> machine.accept(() -> then.accept(value, error)));
    }
}
