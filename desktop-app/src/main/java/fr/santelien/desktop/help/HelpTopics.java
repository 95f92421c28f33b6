package fr.santelien.desktop.help;

import fr.santelien.desktop.screen.Destination;
import org.jspecify.annotations.Nullable;

/** Which section of the help speaks of a screen: the ids of help.html. */
public final class HelpTopics {

    private HelpTopics() {}

    /** The section about a screen, null for the beginning of the page. */
    public static @Nullable String of(@Nullable Destination screen) {
        return switch (screen) {
            case null -> null;
            case Destination.ContactPoint contactPoint -> "point-de-contact";
            case Destination.Worklists worklists -> "listes";
            case Destination.Patients patients -> "patients";
            case Destination.Plans plans -> "ppcs";
            case Destination.Plan plan -> "ppcs";
            case Destination.Memberships memberships -> "rattachements";
            case Destination.RecoveryKey recovery -> "rattachements";
            case Destination.Synchronisation synchronisation -> "synchronisation";
            case Destination.CardAndReader card -> "carte-et-lecteur";
            case Destination.Help help -> help.topic();
        };
    }
}
