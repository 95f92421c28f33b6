package fr.santelien.desktop.screen;

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

    record Synchronisation() implements Destination {}

    /**
     * The user's help, over the open screen.
     *
     * @param topic id of a section of the page, null for its beginning
     */
    record Help(@Nullable String topic) implements Destination {}
}
