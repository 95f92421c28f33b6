package fr.santelien.desktop.testing;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions that open as the test says, and note what was asked. */
public final class FakeSessions implements Sessions {

    public static final Instant MORNING = Instant.parse("2026-11-22T07:31:00Z");
    public static final KnownStructure CENTRE =
            new KnownStructure("org-1", "Centre municipal de santé — Suresnes", "92 000 123 4", MORNING, null);
    public static final KnownStructure CPTS =
            new KnownStructure("org-2", "CPTS du Val d’Or", "92 000 567 8", null, null);

    public final FakeCard card = new FakeCard();
    public List<KnownStructure> known = List.of(CENTRE);
    public OpenOutcome outcome = new OpenOutcome.Refused("refus", "remède", "ouverture-impossible");
    public final List<String> opened = new ArrayList<>();
    public int closed;

    @Override
    public FakeCard card() {
        return card;
    }

    @Override
    public List<KnownStructure> knownStructures(CardHolder holder) {
        return known;
    }

    @Override
    public OpenOutcome open(OpenCard open, @Nullable String structureId) {
        opened.add(open.holder().id() + " " + structureId);
        return outcome;
    }

    @Override
    public void close() {
        closed++;
    }

    @Override
    public Instant enrolNextCard() {
        return MORNING.plusSeconds(120);
    }
}
