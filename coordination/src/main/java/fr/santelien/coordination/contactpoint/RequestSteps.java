package fr.santelien.coordination.contactpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.document.Document;
import java.time.Clock;

/**
 * What each command does to a request, checked on the very state it changes: a colleague's step may have arrived since
 * the screen was drawn. Opening leaves the status alone, so that it never conflicts with a colleague who takes it.
 */
final class RequestSteps {

    private static final int LENGTH = 4000;

    private final User user;
    private final Clock clock;

    RequestSteps(User user, Clock clock) {
        this.user = user;
        this.clock = clock;
    }

    ObjectNode open(ObjectNode task) {
        return step(task, Step.OPENED, "");
    }

    ObjectNode take(ObjectNode task) {
        requireNotClosed(task);
        String handler = TaskCodec.handler(task).map(TaskCodec.Handler::roleId).orElse("");
        if (TaskCodec.stage(task) == Stage.TAKEN) {
            if (handler.equals(user.roleId())) {
                return task;
            }
            throw new Refusal("Cette demande est déjà prise en charge"
                    + TaskCodec.handler(task).map(h -> " par " + h.name()).orElse("")
                    + ". Vous pouvez y répondre, ou voir avec cette personne.");
        }
        TaskCodec.handledBy(task, user, "in-progress");
        return step(task, Step.TAKEN, "");
    }

    /** Who answers a request that nobody has taken takes it. */
    ObjectNode answer(ObjectNode task, String text, boolean awaitSender) {
        requireNotClosed(task);
        if (TaskCodec.stage(task) == Stage.TO_HANDLE) {
            take(task);
        }
        task.put("status", awaitSender ? "on-hold" : "in-progress");
        return step(task, Step.ANSWERED, text);
    }

    ObjectNode close(ObjectNode task, String text) {
        requireNotClosed(task);
        if (TaskCodec.handler(task).isEmpty()) {
            TaskCodec.handledBy(task, user, "completed");
        }
        task.put("status", "completed");
        return step(task, Step.CLOSED, text);
    }

    /** A document joins the request; whoever has it in hand keeps it. */
    ObjectNode attach(ObjectNode task, Document document) {
        requireNotClosed(task);
        TrailCodec.append(task, document.id(), Step.ATTACHED, document.title(), user, clock.instant());
        return task;
    }

    /** @throws Refusal when the answer is empty or too long */
    static String required(String typed) {
        if (typed.isBlank()) {
            throw new Refusal("Écrivez la réponse avant de l’envoyer.");
        }
        return limited(typed);
    }

    static String limited(String typed) {
        String text = typed.strip();
        if (text.length() > LENGTH) {
            throw new Refusal(
                    "Le texte compte " + text.length() + " caractères : raccourcissez-le à " + LENGTH + " au plus.");
        }
        return text;
    }

    private ObjectNode step(ObjectNode task, Step step, String text) {
        TrailCodec.append(task, step, text, user, clock.instant());
        return task;
    }

    private static void requireNotClosed(ObjectNode task) {
        if (TaskCodec.stage(task) == Stage.CLOSED) {
            String by = TrailCodec.read(task).stream()
                    .filter(entry -> entry.step() == Step.CLOSED)
                    .map(entry -> " par " + entry.by())
                    .reduce("", (earlier, later) -> later);
            throw new Refusal("Cette demande a été close" + by
                    + ". Pour la reprendre, demandez à l’expéditeur d’en adresser une nouvelle.");
        }
    }
}
