package fr.santelien.desktop.screen;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the navigator can go. */
public sealed interface Destination {

    /** @param requestId request to select, null for the first one */
    record ContactPoint(@Nullable String requestId) implements Destination {}

    /** @param listId list to select, null for the first one */
    record Worklists(@Nullable String listId) implements Destination {}

    /** @param patientId patient to show, null for the search alone */
    record Patients(@Nullable String patientId) implements Destination {}

    /** The list of plans. */
    record Plans() implements Destination {}

    record Plan(String planId) implements Destination {}

    record Memberships() implements Destination {}

    /** The recovery key of the structure on this poste, for its referent. */
    record RecoveryKey() implements Destination {}

    record Synchronisation() implements Destination {}

    /** Shows nothing of people: opened from the login screen too. */
    sealed interface WithoutSession extends Destination {}

    /** « Carte et lecteur ». */
    record CardAndReader() implements WithoutSession {}

    /**
     * The user's help, over the open screen.
     *
     * @param topic id of a section of the page, null for its beginning
     */
    record Help(@Nullable String topic) implements WithoutSession {}

    /** Its name where it is kept: {@code plan/12ab}. */
    default String key() {
        return switch (this) {
            case ContactPoint(String id) -> key("contact-point", id);
            case Worklists(String id) -> key("worklists", id);
            case Patients(String id) -> key("patients", id);
            case Plans() -> "plans";
            case Plan(String id) -> key("plan", id);
            case Memberships() -> "memberships";
            case RecoveryKey() -> "recovery-key";
            case Synchronisation() -> "synchronisation";
            case CardAndReader() -> "card";
            case Help(String topic) -> key("help", topic);
        };
    }

    private static String key(String name, @Nullable String id) {
        return id == null ? name : name + "/" + id;
    }

    /** What {@link #key} named; empty when this poste knows no such screen, or would not come back to it. */
    static Optional<Destination> ofKey(String key) {
        int slash = key.indexOf('/');
        String name = slash < 0 ? key : key.substring(0, slash);
        String id = slash < 0 ? null : key.substring(slash + 1);
        return Optional.ofNullable(
                switch (name) {
                    case "contact-point" -> new ContactPoint(id);
                    case "worklists" -> new Worklists(id);
                    case "patients" -> new Patients(id);
                    case "plans" -> new Plans();
                    case "plan" -> id == null ? null : new Plan(id);
                    case "memberships" -> new Memberships();
                    case "synchronisation" -> new Synchronisation();
                    case "card" -> new CardAndReader();
                    default -> null;
                });
    }
}
