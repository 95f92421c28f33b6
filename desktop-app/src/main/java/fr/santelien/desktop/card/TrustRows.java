package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Whom the poste believes for cards, and what it knows of the revocation of the open one. */
final class TrustRows {

    private TrustRows() {}

    static List<Node> authorities(TrustedAuthorities trusted) {
        List<Node> rows = new ArrayList<>();
        trusted.found()
                .forEach(found -> rows.add(row(
                        found.name(),
                        trusted.test()
                                ? Texts.get("card.authorities.test")
                                : Texts.get("card.authorities.place", found.place()),
                        "found",
                        trusted.test() ? Tone.WARN : Tone.OK)));
        trusted.missing().forEach(name -> rows.add(row(name, Texts.get("card.authorities.none"), "missing", Tone.BAD)));
        return rows;
    }

    private static Node row(String name, String detail, String key, Tone tone) {
        String state = Texts.get("card.authorities." + key);
        return CardRows.row(
                name + ", " + detail + ", " + state,
                new VBox(1, CardRows.words(name, "strong"), CardRows.words(detail, "small", "muted")),
                new Chip(state, tone, null));
    }

    /** Read from what is known: nothing is asked of anybody here. */
    static String revocation(CardState state, Revocations revocations, Moments moments) {
        if (!(state instanceof CardState.Open open)) {
            return Texts.get("card.revocation.session");
        }
        return switch (revocations.of(open.card().chain().getFirst())) {
            case RevocationStatus.Unknown() -> Texts.get("card.revocation.unknown");
            case RevocationStatus.NotRevoked(var asOf) -> Texts.get("card.revocation.known", moments.full(asOf));
            case RevocationStatus.Revoked(var asOf) -> Texts.get("card.revocation.revoked", moments.full(asOf));
        };
    }
}
