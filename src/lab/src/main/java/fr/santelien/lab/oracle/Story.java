package fr.santelien.lab.oracle;

import java.util.List;
import java.util.stream.Stream;

/** What happened at the place of an edit that is not kept, for whoever looks for the cause. */
final class Story {

    private Story() {}

    static String of(Edit edit, Edits edits, ServerPast server, List<KeptAside.Choice> choices) {
        Stream<String> others =
                edits.atPlaceOf(edit).stream().filter(other -> other != edit).map(other -> "saisie " + other);
        Stream<String> versions = Stream.of("serveur " + server.said(edit.reference(), edit.place()));
        Stream<String> decided = choices.stream()
                .filter(choice -> choice.reference().equals(edit.reference()))
                .map(choice -> (choice.open() ? "conflit " : "écarté ") + choice.path() + " " + choice.values());
        return Stream.of(others, versions, decided)
                .flatMap(lines -> lines)
                .map(line -> "\n        " + line)
                .reduce("", String::concat);
    }
}
