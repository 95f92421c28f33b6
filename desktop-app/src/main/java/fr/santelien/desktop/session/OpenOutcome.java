package fr.santelien.desktop.session;

import fr.santelien.coordination.Work;
import java.util.List;

/** What became of an opening. */
public sealed interface OpenOutcome {

    record Opened(Work work) implements OpenOutcome {}

    /** The holder works for several structures: she chooses, then {@code open} is called again. */
    record ChooseStructure(List<Sessions.KnownStructure> structures) implements OpenOutcome {}

    /** What the poste does about a damaged file; in each case it is kept, and what was not sent is taken over. */
    enum Repairing {
        RESTORE,
        START_AGAIN
    }

    /** What the screen offers after a refusal. */
    enum Next {
        RETRY,
        /** The data are here, and the structure's recovery key may open them for this card. */
        RECOVERY_KEY,
        /** The file is damaged: go back to what is good on this PC, or download again. */
        RESTORE,
        /** The file is damaged and nothing good is on this PC: download again. */
        START_AGAIN,
        /** The file was damaged and another is in its place: what became of the work has to be read first. */
        CONTINUE
    }

    /**
     * @param sentence what happened, in French
     * @param remedy what to do, in French
     * @param anchor where the guide says more: an id of docs/guide/carte-et-lecteur.md and of the help
     */
    record Refused(String sentence, String remedy, String anchor, Next next) implements OpenOutcome {

        public Refused(String sentence, String remedy, String anchor) {
            this(sentence, remedy, anchor, Next.RETRY);
        }
    }
}
