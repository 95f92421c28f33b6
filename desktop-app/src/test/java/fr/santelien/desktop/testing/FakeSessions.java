package fr.santelien.desktop.testing;

import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    public int cancelled;
    public OpenOutcome others = new OpenOutcome.ChooseStructure(List.of(CPTS));
    private final List<Consumer<OpenOutcome.Refused>> endings = new ArrayList<>();

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
    public OpenOutcome otherStructures(OpenCard open) {
        opened.add(open.holder().id() + " others");
        return others;
    }

    @Override
    public OpenOutcome openWithRecoveryKey(OpenCard open, String typed) {
        opened.add(open.holder().id() + " recovery " + typed);
        return outcome;
    }

    @Override
    public OpenOutcome repair(OpenCard open, @Nullable String structureId, OpenOutcome.Repairing how) {
        opened.add(open.holder().id() + " " + structureId + " " + how);
        return outcome;
    }

    @Override
    public void cancelEnrolment() {
        cancelled++;
    }

    @Override
    public Runnable onEnd(Consumer<OpenOutcome.Refused> listener) {
        endings.add(listener);
        return () -> endings.remove(listener);
    }

    /** The poste ends the session by itself. */
    public void end(OpenOutcome.Refused said) {
        List.copyOf(endings).forEach(listener -> listener.accept(said));
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
