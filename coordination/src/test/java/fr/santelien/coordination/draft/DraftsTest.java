package fr.santelien.coordination.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.User;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

    private static final Instant SINCE = Instant.parse("2026-11-22T09:41:07Z");
    private static final String TYPED = "{\"reply\":\"Mme FICTIVE rentre jeudi, prévoir\"}";

    @TempDir
    java.nio.file.Path folder;

    @Test
    void whatWasTyped_isThereAfterTheFileWasClosed() {
        keepAs(People.SOPHIE);
        try (Poste again = Poste.open(folder, People.SOPHIE)) {
            assertThat(again.work.drafts().find()).isEqualTo(new Drafts.Found.Kept(SINCE, TYPED));
        }
    }

    @Test
    void aColleagueWhoOpensTheSameFile_findsNothingOfHersAndOnlyNoise() throws GeneralSecurityException {
        keepAs(People.SOPHIE);
        try (Poste helene = Poste.open(folder, People.HELENE)) {
            assertThat(helene.work.drafts().find()).isEqualTo(new Drafts.Found.Nothing());
            String row = sealed(helene).getFirst();
            String bytes = new String(Base64.getDecoder().decode(row), StandardCharsets.ISO_8859_1);
            assertThat(row).doesNotContain("FICTIVE").doesNotContain("reply");
            assertThat(bytes).doesNotContain("FICTIVE").doesNotContain("reply");
            // Even with the program's own code and whose draft it is, her key does not open it.
            DraftSeal heleneTries = new DraftSeal(() -> Poste.draftKey(People.HELENE), bound(People.SOPHIE));
            assertThatThrownBy(() -> heleneTries.open(row)).isInstanceOf(GeneralSecurityException.class);
            assertThat(opened(People.SOPHIE, bound(People.SOPHIE), row)).isEqualTo(TYPED);
        }
    }

    @Test
    void twoPeople_eachHaveTheirOwn() {
        keepAs(People.SOPHIE);
        try (Poste helene = Poste.open(folder, People.HELENE)) {
            helene.work.drafts().keep(SINCE, "{}");
            helene.work.drafts().drop();
        }
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            assertThat(sophie.work.drafts().find()).isInstanceOf(Drafts.Found.Kept.class);
        }
    }

    @Test
    void aDraftMovedToAnotherPersonOrStructure_isNotOpened() {
        keepAs(People.SOPHIE);
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            String row = sealed(sophie).getFirst();
            assertThatThrownBy(() -> opened(People.SOPHIE, bound(People.HELENE), row))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> opened(
                            People.SOPHIE, bound(People.SOPHIE), row.substring(0, 8) + "AAAA" + row.substring(12)))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void theSameWordsKeptTwice_doNotLookTheSame() {
        keepAs(People.SOPHIE);
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            List<String> first = sealed(sophie);
            sophie.work.drafts().keep(SINCE, TYPED);
            assertThat(sealed(sophie)).hasSize(1).isNotEqualTo(first);
        }
    }

    @Test
    void aDraftWhoseKeyIsGone_isSaidToBeUnreadableAndCanBeReplaced() {
        keepAs(People.SOPHIE);
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            Drafts renewed = new Drafts(sophie.replica, People.SOPHIE, () -> Poste.draftKey(People.HELENE));
            assertThat(renewed.find()).isEqualTo(new Drafts.Found.Unreadable(SINCE));
            renewed.keep(SINCE, TYPED);
            assertThat(renewed.find()).isEqualTo(new Drafts.Found.Kept(SINCE, TYPED));
        }
    }

    @Test
    void droppedByItsAuthor_itIsGone() {
        keepAs(People.SOPHIE);
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            sophie.work.drafts().drop();
            assertThat(sophie.work.drafts().find()).isEqualTo(new Drafts.Found.Nothing());
            assertThat(sealed(sophie)).isEmpty();
        }
    }

    private void keepAs(User user) {
        try (Poste poste = Poste.open(folder, user)) {
            poste.work.drafts().keep(SINCE, TYPED);
        }
    }

    private static String opened(User key, String bound, String row) throws GeneralSecurityException {
        return new DraftSeal(() -> Poste.draftKey(key), bound).open(row);
    }

    private static String bound(User user) {
        return user.holderId() + "|" + user.structureId();
    }

    /** Every row of the table, whoever's: what a curious colleague could read. */
    private static List<String> sealed(Poste poste) {
        return poste.replica.query("SELECT sealed FROM sealed_entry", row -> row.text("sealed"));
    }
}
