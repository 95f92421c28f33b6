package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.sync.replica.ReplicaException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** What the login screen says when a session cannot be opened; sentences and remedies are in the bundle. */
final class Refusals {

    private Refusals() {}

    static Refused of(ReplicaException failure) {
        return refused("file." + failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static Refused envelope() {
        return recoverable("envelope");
    }

    static Refused card() {
        return refused("card");
    }

    /** The server ended the session, or the card would not sign the connection to it. */
    static Refused codeAgain() {
        return refused("code-again");
    }

    static Refused noMembership() {
        return refused("no-membership");
    }

    static Refused notEnrolled() {
        return recoverable("not-enrolled");
    }

    static Refused firstTimeOffline() {
        return recoverable("first-time-offline");
    }

    /** Data without a header that can be read: nothing new takes their place. */
    static Refused headerLost() {
        return recoverable("header-lost");
    }

    static Refused noOtherStructure() {
        return refused("no-other-structure");
    }

    static Refused recoveryMistyped() {
        return recoverable("recovery-mistyped");
    }

    static Refused recoveryOtherKey() {
        return recoverable("recovery-other-key");
    }

    static Refused recoveryOffline() {
        return recoverable("recovery-offline");
    }

    /** @param unsent how many of her changes wait in the file */
    static Refused membershipEnded(int unsent) {
        return new Refused(
                Texts.get("start.refused.membership-ended.sentence"),
                Texts.get("start.refused.membership-ended.remedy", unsent),
                Texts.get("start.refused.membership-ended.anchor"));
    }

    static Refused interruptedDownload() {
        return refused("interrupted-download");
    }

    /**
     * @param days since the server last answered
     * @param limit of days, a setting
     */
    static Refused offlineTooLong(long days, long limit) {
        return refused("offline-too-long", days, limit);
    }

    /** @param latest a later moment that this poste has already seen */
    static Refused clockWentBack(Clock clock, Instant latest) {
        Moments moments = new Moments(clock);
        return refused("clock-went-back", moments.full(clock.instant()), moments.full(latest));
    }

    static Refused server(String kind) {
        return refused("server." + kind);
    }

    private static Refused refused(String key, Object... arguments) {
        return refused(key, Next.RETRY, arguments);
    }

    private static Refused recoverable(String key) {
        return refused(key, Next.RECOVERY_KEY);
    }

    private static Refused refused(String key, Next next, Object... arguments) {
        String texts = "start.refused." + key;
        return new Refused(
                Texts.get(texts + ".sentence", arguments),
                Texts.get(texts + ".remedy"),
                Texts.get(texts + ".anchor"),
                next);
    }
}
