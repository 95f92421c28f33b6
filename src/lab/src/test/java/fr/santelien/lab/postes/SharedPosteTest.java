package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.draft.Drafts;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secretary and the referent share one poste: each has her own session, rights and drafts. */
class SharedPosteTest {

    private static final String TYPED = "Mme VOLONTAIREMENT-FICTIVE rentre jeudi, il faudrait";
    private static final Instant SINCE = Instant.parse("2026-11-22T09:41:00Z");

    @TempDir
    Path folder;

    @Test
    void anotherCardHasItsOwnSessionAndCannotReadTheDraftThatComesBackToItsAuthor() throws Exception {
        World world = SharedWorld.get();
        CardHolder holder;
        try (Desk desk = new Desk(world, folder)) {
            Work sophie = desk.open(DemoPerson.SOPHIE);
            holder = desk.poste.await(CardState.Open.class, open -> true).holder();
            sophie.drafts().keep(SINCE, TYPED);
            desk.poste.poste().enrolNextCard();
            desk.poste.pullCard();
            assertThat(known(desk, holder).draftSince()).isEqualTo(SINCE);

            Work helene = desk.open(DemoPerson.HELENE);
            CardHolder referent =
                    desk.poste.await(CardState.Open.class, open -> true).holder();
            assertThat(helene.user().holderId()).isNotEqualTo(sophie.user().holderId());
            assertThat(helene.access().mayRead(Access.Subject.WORKLIST)).isFalse();
            assertThat(sophie.access().mayRead(Access.Subject.WORKLIST)).isTrue();
            assertThat(helene.drafts().find()).isEqualTo(new Drafts.Found.Nothing());
            assertNoise();
            desk.poste.pullCard();
            assertThat(known(desk, referent).draftSince()).isNull();
            assertNoise();
        }
        // The poste was started again, and there is no network.
        try (Desk desk = new Desk(world, folder)) {
            desk.cable.unplug();
            assertThat(known(desk, holder).draftSince()).isEqualTo(SINCE);
            Work sophie = ((OpenOutcome.Opened) desk.poste.tryToLogIn(world.card(DemoPerson.SOPHIE))).work();
            assertThat(sophie.drafts().find()).isEqualTo(new Drafts.Found.Kept(SINCE, TYPED));
            sophie.drafts().drop();
            desk.poste.pullCard();
            assertThat(known(desk, holder).draftSince()).isNull();
        }
    }

    private static KnownStructure known(Desk desk, CardHolder holder) {
        return desk.poste.poste().knownStructures(holder).getFirst();
    }

    /** Nothing of what was typed is in clear in any file, however it is written. */
    private void assertNoise() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(content(file))
                        .as(file.getFileName().toString())
                        .doesNotContain("VOLONTAIREMENT")
                        .doesNotContain("rentre jeudi");
            }
        }
    }

    private static String content(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return ""; // it took the place of the file it was written for, which is read too
        }
    }
}
