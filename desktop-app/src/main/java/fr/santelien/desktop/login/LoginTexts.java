package fr.santelien.desktop.login;

import fr.santelien.desktop.card.CardExpiry;
import fr.santelien.desktop.card.CardSentences;
import fr.santelien.desktop.login.LoginPage.LockedSession;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;
import java.time.Instant;

/** The words around a page of the login screen. */
final class LoginTexts {

    private LoginTexts() {}

    static String title(LoginPage page) {
        if (page.locked() != null) {
            return Texts.get("login.locked.title");
        }
        return page.holder().map(HolderTexts::greeting).orElseGet(() -> Texts.get("login.title"));
    }

    /** Who the card belongs to; behind the lock, whose session it is. */
    static String identity(LoginPage page) {
        LockedSession locked = page.locked();
        if (locked != null) {
            return Texts.get("login.locked.by", locked.display());
        }
        return page.holder()
                .map(holder -> HolderTexts.identity(holder) + " · " + HolderTexts.card(holder))
                .orElse("");
    }

    /** In the last weeks of the card, and only to its holder: the lock screen is for everybody who passes. */
    static String expiry(LoginPage page, Moments moments) {
        boolean asked = page.face() == LoginPage.Face.CODE && page.locked() == null;
        return page.holder()
                .filter(holder -> asked)
                .flatMap(holder -> CardExpiry.warning(holder.notAfter(), moments.today()))
                .map(warning -> Texts.get("card.expiry.remedy", warning))
                .orElse("");
    }

    /**
     * What to know before going on: requests that came in meanwhile, a card being added, a first opening, revocations
     * that could not be asked about.
     */
    static String notice(LoginPage page, Moments moments, boolean revocationsStale) {
        LockedSession locked = page.locked();
        Instant until = page.enrolUntil();
        if (locked != null) {
            return locked.requests() < 0 ? "" : Texts.get("login.locked.requests", locked.requests());
        }
        if (until != null) {
            return Texts.get("login.enrol", moments.second(until));
        }
        if (page.face() == LoginPage.Face.STRUCTURE) {
            return Texts.get("login.choose");
        }
        KnownStructure chosen = page.structure();
        if (chosen != null && chosen.restored()) {
            return Texts.get("login.restored");
        }
        Instant since = chosen == null ? null : chosen.draftSince();
        if (since != null) {
            return Texts.get("login.draft", moments.step(since));
        }
        if (page.face() != LoginPage.Face.CODE) {
            return "";
        }
        if (page.structures().isEmpty()) {
            return Texts.get("login.first");
        }
        return revocationsStale ? Texts.get("login.revocations") : "";
    }

    static String structure(KnownStructure structure) {
        return structure == LoginPage.OTHER
                ? Texts.get("login.structure.other")
                : Texts.get("login.structure.finess", structure.name(), structure.finess());
    }

    static String progress(LoginPage page) {
        return page.card() instanceof CardState.Open
                ? Texts.get("login.progress.opening")
                : CardSentences.of(page.card()).sentence();
    }

    static String progressDetail(LoginPage page) {
        if (page.card() instanceof CardState.Open) {
            boolean first = page.structure() == null || page.structure() == LoginPage.OTHER;
            return Texts.get(first ? "login.progress.first" : "login.progress.known");
        }
        return CardSentences.of(page.card()).remedy();
    }

    static String lastSuccess(LoginPage page, Moments moments) {
        KnownStructure structure = page.structure();
        if (structure == null || structure == LoginPage.OTHER) {
            return "";
        }
        Instant last = structure.lastSuccess();
        return last == null ? Texts.get("login.lastSuccess.never") : Texts.get("login.lastSuccess", moments.full(last));
    }
}
