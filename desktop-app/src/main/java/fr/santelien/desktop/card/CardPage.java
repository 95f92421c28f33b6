package fr.santelien.desktop.card;

import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardReport.Use;
import fr.santelien.smartcard.CardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything « Carte et lecteur » shows, at one moment.
 *
 * @param report empty until the first one came
 * @param steps of the last test, or of the one under way
 * @param testing a test is under way
 */
record CardPage(CardState state, Optional<CardReport> report, List<CheckStep> steps, boolean testing) {

    CardPage {
        steps = List.copyOf(steps);
    }

    /** Whether the card can sign a document now: its code is then asked. */
    boolean signsDocuments() {
        return state instanceof CardState.Open open
                && !open.codeNeeded()
                && report.flatMap(CardReport::card)
                        .filter(card -> card.certificates().stream().anyMatch(each -> each.use() == Use.SIGNATURE))
                        .isPresent();
    }

    CardPage with(CardState now) {
        return new CardPage(now, report, steps, testing);
    }

    CardPage with(CardReport read) {
        return new CardPage(state, Optional.of(read), steps, testing);
    }

    CardPage with(CheckStep step) {
        List<CheckStep> more = new ArrayList<>(steps);
        more.removeIf(done -> done.kind() == step.kind());
        more.add(step);
        return new CardPage(state, report, more, testing);
    }

    CardPage startingTest() {
        return new CardPage(state, report, List.of(), true);
    }

    CardPage testing(boolean now) {
        return new CardPage(state, report, steps, now);
    }
}
