package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    /** When the value that was decided for came there: a decision enters nothing. */
    private int since(Edit decision) {
        Optional<Edit> source = edits.atPlaceOf(decision).stream()
                .filter(other -> other.number() < decision.number())
                .filter(other -> Objects.equals(other.after(), decision.after()))
                .reduce((earlier, later) -> later);
        if (source.isPresent()) {
            return source.get().number();
        }
        String first = server.saidFirst(decision.reference(), decision.place());
        return decision.after() != null && decision.after().equals(first) ? -1 : decision.number();
    }

    private boolean wasTakenBack(Edit edit) {
        Set<Edit> row = new HashSet<>();
        Edit at = edit;
        while (true) {
            Optional<Edit> earlier = madeHereBefore(at);
            if (earlier.isEmpty() || !neverLeft(earlier.get()) || !row.add(earlier.get())) {
                return false;
            }
            at = earlier.get();
            if (Objects.equals(at.before(), edit.after())) {
                return true;
            }
        }
    }

    /** The edit of the same poste that made the value which this one replaced. */
    private Optional<Edit> madeHereBefore(Edit edit) {
        return edits.atPlaceOf(edit).stream()
                .filter(other -> other.number() < edit.number() && other.poste().equals(edit.poste()))
                .filter(other -> Objects.equals(other.after(), edit.before()))
                .reduce((earlier, later) -> later);
    }

    /** No version on the server shows anything that this command alone has entered. */
    private boolean neverLeft(Edit edit) {
        List<Edit> own = edits.commandOf(edit).stream()
                .filter(each -> each.after() != null && edits.isAlone(each))
                .filter(each -> !Objects.equals(server.saidFirst(each.reference(), each.place()), each.after())
                        || wasMadeBy(each))
                .toList();
        return !own.isEmpty() && own.stream().noneMatch(this::wasOnServer);
    }

    /** A resource that the command itself made says from its first version on what was entered. */
    private boolean wasMadeBy(Edit edit) {
        return edits.commandOf(edit).stream().allMatch(each -> each.before() == null);
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
