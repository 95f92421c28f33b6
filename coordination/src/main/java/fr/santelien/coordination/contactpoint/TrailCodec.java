package fr.santelien.coordination.contactpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Task.note}: the trail. Append-only; each note has a UUID, so that two postes' steps are both kept. */
final class TrailCodec {

    private TrailCodec() {}

    /** Steps, oldest first; a note that is no step of ours is an answer when it says something. */
    static List<TrailEntry> read(ObjectNode task) {
        return Elements.objects(task, "note").stream()
                .map(TrailCodec::entry)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(TrailEntry::at))
                .toList();
    }

    /** Whether this person already left this step. */
    static boolean has(ObjectNode task, Step step, User user) {
        return Elements.objects(task, "note").stream()
                .anyMatch(note -> step(note) == step
                        && Elements.text(note, "authorReference", "identifier", "value")
                                .equals(identifier(user)));
    }

    /** @param text empty for the steps that say nothing, and for closing words left out */
    static void append(ObjectNode task, Step step, String text, User user, Instant now) {
        append(task, UUID.randomUUID().toString(), step, text, user, now);
    }

    /** @param id of the note: that of what the step is about, where there is one */
    static void append(ObjectNode task, String id, Step step, String text, User user, Instant now) {
        ObjectNode note = Elements.list(task, "note").addObject();
        note.put("id", id);
        Extensions.set(note, Names.REQUEST_STEP, "valueCode", TextNode.valueOf(code(step)));
        // R4 allows a Practitioner here, not a PractitionerRole; the card tells her national identifier.
        ObjectNode author = note.putObject("authorReference").put("type", "Practitioner");
        author.putObject("identifier").put("system", Names.PERSON_IDENTIFIER).put("value", identifier(user));
        author.put("display", user.display());
        note.put("time", Times.text(now));
        note.put("text", text.isEmpty() ? word(step) : text);
    }

    private static String identifier(User user) {
        return user.holderId().replace(":", "");
    }

    private static Optional<TrailEntry> entry(ObjectNode note) {
        Step step = step(note);
        String text = Elements.text(note, "text");
        if (step == null && text.isBlank()) {
            return Optional.empty();
        }
        Step known = step == null ? Step.ANSWERED : step;
        boolean speaks = known == Step.ANSWERED
                || known == Step.ATTACHED
                || (known == Step.CLOSED && !text.equals(word(Step.CLOSED)));
        String display = References.display(note.path("authorReference"));
        String by = display.isBlank() ? Elements.text(note, "authorString") : display;
        return Optional.of(new TrailEntry(
                Objects.requireNonNullElse(Times.moment(Elements.text(note, "time")), Instant.EPOCH),
                known,
                by.isBlank() ? "Auteur non précisé" : by,
                speaks && !text.isBlank() ? text : null));
    }

    private static @Nullable Step step(ObjectNode note) {
        String code = Extensions.text(note, Names.REQUEST_STEP, "valueCode");
        for (Step step : Step.values()) {
            if (code(step).equals(code)) {
                return step;
            }
        }
        return null;
    }

    private static String code(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** FHIR wants a text in every note. */
    private static String word(Step step) {
        return switch (step) {
            case RECEIVED -> "Reçue";
            case OPENED -> "Ouverte";
            case TAKEN -> "Prise en charge";
            case ATTACHED -> "Document joint";
            case ANSWERED -> "Réponse";
            case CLOSED -> "Close";
        };
    }
}
