package fr.santelien.desktop.session;

import fr.santelien.coordination.Work;
import java.util.List;

/** What became of an opening. */
public sealed interface OpenOutcome {

    record Opened(Work work) implements OpenOutcome {}

    /** The holder works for several structures: she chooses, then {@code open} is called again. */
    record ChooseStructure(List<Sessions.KnownStructure> structures) implements OpenOutcome {}

    /** What the screen offers after a refusal. */
    enum Next {
        RETRY,
        /** The data are here, and the structure's recovery key may open them for this card. */
        RECOVERY_KEY
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
