package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds what became of an edit; what counts is written in the package's description. */
final class Accounts {

    private final Edits edits;
    private final ServerPast server;
    private final List<Map<Reference, Map<String, String>>> waiting;
    private final List<KeptAside.Choice> choices;

    /** @param waiting what each poste says of its unsent resources, place by place */
    Accounts(
            Edits edits,
            ServerPast server,
            List<Map<Reference, Map<String, String>>> waiting,
            List<KeptAside.Choice> choices) {
        this.edits = edits;
        this.server = server;
        this.waiting = waiting;
        this.choices = choices;
    }

    boolean has(Edit edit) {
        return isShown(edit)
                || wasSeenAndReplaced(edit)
                || wasTakenBack(edit)
                || wasGivenUp(edit)
                || waits(edit)
                || isAChoice(edit);
    }

    boolean wasOnServer(Edit edit) {
        return server.everSaid(edit.reference(), edit.place(), edit.after());
    }

    private boolean isShown(Edit edit) {
        return server.saysNow(edit.reference(), edit.place(), edit.after());
    }

    private boolean wasSeenAndReplaced(Edit edit) {
        int since = edit.decision() ? since(edit) : edit.number();
        return edits.atPlaceOf(edit).stream()
                .anyMatch(other ->
                        other != edit && other.number() > since && Objects.equals(other.before(), edit.after()));
    }

    /** When the value that was decided for was entered: a decision, hers or another's, enters nothing. */
    private int since(Edit decision) {
        Optional<Edit> source = edits.atPlaceOf(decision).stream()
                .filter(other -> other.number() < decision.number() && !other.decision())
                .filter(other -> Objects.equals(other.after(), decision.after()))
                .reduce((earlier, later) -> later);
        if (source.isPresent()) {
            return source.get().number();
        }
        String first = server.saidFirst(decision.reference(), decision.place());
        return decision.after() != null && decision.after().equals(first) ? -1 : decision.number();
    }

    private boolean wasTakenBack(Edit edit) {
        Edit first = edit;
        for (Optional<Edit> at = Optional.of(edit); at.isPresent(); at = unsentBefore(first, edit)) {
            first = at.get();
        }
        return first != edit && Objects.equals(first.before(), edit.after());
    }

    /** The edit on which this one was made and which had not been sent when the last of the row was made. */
    private Optional<Edit> unsentBefore(Edit edit, Edit last) {
        return madeHereBefore(edit).filter(earlier -> neverLeft(earlier) || leftWith(earlier, last));
    }

    /** The edit of the same poste that made the value which this one replaced. */
    private Optional<Edit> madeHereBefore(Edit edit) {
        return edits.atPlaceOf(edit).stream()
                .filter(other -> other.number() < edit.number() && other.poste().equals(edit.poste()))
                .filter(other -> Objects.equals(other.after(), edit.before()))
                .reduce((earlier, later) -> later);
    }

    private boolean neverLeft(Edit edit) {
        return !traces(edit).isEmpty() && firstSeen(edit).isEmpty();
    }

    /** One author's commands, whose traces came to the server in one version. */
    private boolean leftWith(Edit edit, Edit last) {
        OptionalInt seen = firstSeen(edit);
        return edit.who().equals(last.who()) && seen.isPresent() && seen.equals(firstSeen(last));
    }

    /** The first version on the server that shows a trace of the command. */
    private OptionalInt firstSeen(Edit edit) {
        return traces(edit).stream()
                .mapToInt(each -> server.firstSaying(each.reference(), each.place(), each.after()))
                .filter(version -> version >= 0)
                .min();
    }

    /** Where what the command left is met, it comes from this command alone. */
    private List<Edit> traces(Edit edit) {
        return edits.commandOf(edit).stream()
                .filter(each -> each.after() != null && edits.isAlone(each))
                .filter(each -> !Objects.equals(server.saidFirst(each.reference(), each.place()), each.after())
                        // What the command itself made says from its first version on what was entered.
                        || edits.made(each))
                .toList();
    }

    private boolean wasGivenUp(Edit edit) {
        return edit.after() == null
                && choices.stream()
                        .filter(choice -> choice.concerns(edit.reference(), edit.place()))
                        .anyMatch(choice -> edits.all().stream()
                                .filter(later -> later.number() > edit.number()
                                        && later.poste().equals(edit.poste()))
                                .anyMatch(later ->
                                        later.before() != null && choice.concerns(later.reference(), later.place())));
    }

    private boolean waits(Edit edit) {
        return waiting.stream()
                .map(poste -> poste.get(edit.reference()))
                .anyMatch(resource -> resource != null && Objects.equals(resource.get(edit.place()), edit.after()));
    }

    private boolean isAChoice(Edit edit) {
        return choices.stream().anyMatch(choice -> choice.holds(edit.reference(), edit.place(), edit.after()));
    }
}
