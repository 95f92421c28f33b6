package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.session.OpenOutcome.Repairing;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.sync.replica.Repair;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What the login screen says and does about a damaged file. */
final class DamagedFile {

    private static final String DAMAGED = "start.refused.file.damaged";

    private final Path file;
    private final Clock clock;

    DamagedFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What happened, and what can be chosen. */
    Refused refusal(PersonKeys keys) {
        Repair.Prospect prospect = repair(keys, Repair::prospect);
        Instant backup = prospect.backup();
        if (prospect.goesOn()) {
            return refusal(Texts.get("start.damaged.goes-on"), Next.RESTORE);
        }
        return backup == null
                ? refusal(Texts.get("start.damaged.none"), Next.START_AGAIN)
                : refusal(Texts.get("start.damaged.backup", new Moments(clock).full(backup)), Next.RESTORE);
    }

    private static Refused refusal(String remedy, Next next) {
        return new Refused(Texts.get(DAMAGED + ".sentence"), remedy, Texts.get(DAMAGED + ".anchor"), next);
    }

    /** @return what became of the work that was not sent */
    Refused repair(PersonKeys keys, Repairing how) {
        Repair.Outcome outcome =
                repair(keys, repair -> how == Repairing.RESTORE ? repair.restore() : repair.startAgain());
        Instant backup = outcome.from();
        String sentence = how == Repairing.START_AGAIN
                ? Texts.get("start.repaired.again")
                : backup == null
                        ? Texts.get("start.repaired.goes-on")
                        : Texts.get("start.repaired.backup", new Moments(clock).full(backup));
        return new Refused(sentence, String.join(" ", told(outcome)), Texts.get(DAMAGED + ".anchor"), Next.CONTINUE);
    }

    static List<String> told(Repair.Outcome outcome) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Texts.get("start.repaired.rescued", outcome.rescued()));
        if (outcome.unreadable() > 0) {
            sentences.add(Texts.get("start.repaired.unreadable", outcome.unreadable()));
        }
        if (!outcome.counted()) {
            sentences.add(Texts.get("start.repaired.uncounted"));
        }
        if (outcome.missingWrites() > 0) {
            sentences.add(Texts.get("start.repaired.missing", outcome.missingWrites()));
        }
        sentences.add(Texts.get("start.repaired.kept"));
        return sentences;
    }

    private <T> T repair(PersonKeys keys, Function<Repair, T> work) {
        byte[] key = keys.data();
        try {
            return work.apply(new Repair(file, key, clock));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
