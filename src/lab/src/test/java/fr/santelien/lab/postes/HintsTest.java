package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.PosteSettings;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two postes of a structure; one never asks by itself, and hears of what the other writes. */
class HintsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    @Test
    void whatAColleagueAnswersIsSeenWithoutAskingAlsoBehindTheLockAndAfterACutAndTheCardSignsNoMore() throws Exception {
        World world = SharedWorld.get();
        VirtualCard card = world.card(DemoPerson.NATHALIE);
        try (Listening nathalie = new Listening(world, folder.resolve("nathalie"));
                SoftDesk other = new SoftDesk(world, folder.resolve("sophie"))) {
            Work sophie = other.open(DemoPerson.SOPHIE);
            nathalie.hears(sophie);
            int signatures = card.signatures();

            nathalie.cable.unplug();
            nathalie.cable.plug();
            nathalie.hears(sophie);
            nathalie.poste.lock();
            nathalie.hears(sophie);

            assertThat(card.signatures()).as("the session was resumed").isEqualTo(signatures);
            assertThat(card.codeGiven()).isFalse();
        }
    }

    @Test
    void theConnectionEndsWithTheCard() throws Exception {
        World world = SharedWorld.get();
        try (Listening nathalie = new Listening(world, folder.resolve("nathalie"));
                SoftDesk other = new SoftDesk(world, folder.resolve("sophie"))) {
            nathalie.hears(other.open(DemoPerson.SOPHIE));
            assertThat(nathalie.cable.connections()).isPositive();
            nathalie.poste.pullCard();
            Desk.awaitNoConnection(nathalie.cable);
        }
    }

    /** A poste that exchanges at its opening, after a change of its own, on demand, and else only when it is told. */
    private static final class Listening implements AutoCloseable {

        final Cable cable;
        final LabPoste poste;
        private final VirtualReader reader;
        private final Work work;
        private final String request;
        private int written;

        Listening(World world, Path data) throws Exception {
            cable = new Cable(world.server().port());
            reader = VirtualReader.start();
            poste = new LabPoste(neverPolling(world.poste(data, cable, reader)), reader);
            work = poste.logIn(world.card(DemoPerson.NATHALIE));
            Desk.settle(work);
            request = work.contactPoint().requests(null).stream()
                    .filter(row -> row.stage() != RequestRow.Stage.CLOSED)
                    .map(RequestRow::id)
                    .findFirst()
                    .orElseThrow();
        }

        private static PosteConfiguration neverPolling(PosteConfiguration usual) {
            PosteSettings settings = usual.settings();
            return new PosteConfiguration(
                    new PosteSettings(
                            settings.server(),
                            settings.dataDirectory(),
                            null,
                            null,
                            NEVER,
                            settings.inactivity(),
                            settings.offline(),
                            settings.revocations(),
                            settings.leaver()),
                    usual.card(),
                    usual.serverAuthorities());
        }

        /** What a colleague writes comes without being asked for, at the latest once the subscription is active. */
        void hears(Work colleague) throws InterruptedException, ExecutionException {
            for (int attempt = 0; attempt < 10; attempt++) {
                String words = "Réponse " + ++written;
                CompletableFuture<Boolean> seen = new CompletableFuture<>();
                Runnable stop = work.changes().listen(types -> {
                    if (sees(words)) {
                        seen.complete(true);
                    }
                });
                try {
                    colleague.contactPoint().answer(request, words, false);
                    Desk.settle(colleague);
                    seen.get(3, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException e) {
                    // It connects after an exchange that went through.
                    LabPoste.exchangeUntil(work, "it comes when asked for", () -> sees(words));
                } finally {
                    stop.run();
                }
            }
            throw new AssertionError("no hint is heard");
        }

        private boolean sees(String words) {
            return work.contactPoint()
                    .find(request)
                    .map(detail -> detail.trail().stream().anyMatch(entry -> words.equals(entry.text())))
                    .orElse(false);
        }

        @Override
        public void close() {
            poste.close();
            reader.close();
            cable.close();
        }
    }
}
