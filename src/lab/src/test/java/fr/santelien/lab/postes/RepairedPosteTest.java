package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.session.OpenOutcome.Repairing;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day with a damaged file, from the backup that the poste made by itself to the work that reaches the server. */
class RepairedPosteTest {

    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    @Test
    void thePosteGoesBackToItsOwnBackupAndTheWorkDoneSinceReachesTheServer() throws Exception {
        World world = SharedWorld.get();
        try (SoftDesk desk = new SoftDesk(world, folder)) {
            desk.open(DemoPerson.NATHALIE);
            awaitBackup();
            desk.poste.close();
            byte[] morning = Files.readAllBytes(file());

            desk.cable.unplug();
            Work noon = SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.NATHALIE), null));
            String list = noon.worklists().create("Faite avant la panne du disque");
            desk.poste.close();
            damageAPageOf(morning);

            Refused damaged = SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.NATHALIE), null));
            assertThat(damaged.sentence()).isEqualTo("Le fichier de données de ce poste est abîmé.");
            assertThat(damaged.next()).isEqualTo(Next.RESTORE);
            Refused told = SoftDesk.refused(
                    desk.poste.repair(desk.card(DemoPerson.NATHALIE), DemoStructure.CENTRE.id, Repairing.RESTORE));
            assertThat(told.next()).isEqualTo(Next.CONTINUE);
            assertThat(told.sentence()).startsWith("Les données sont revenues à la sauvegarde du");
            assertThat(told.remedy().replace('\u00a0', ' ')).startsWith("1 modification non envoyée est reprise");

            OpenOutcome again = desk.poste.open(desk.card(DemoPerson.NATHALIE), null);
            assertThat(SoftDesk.opened(again).exchanges().waiting()).hasSize(1);
            desk.cable.plug();
            SoftDesk.settled(again);
            assertThat(world.auditor().list(list).orElseThrow().toString()).contains("Faite avant la panne du disque");
        }
    }

    private Path file() {
        return folder.resolve(DemoStructure.CENTRE.id).resolve("replica.db");
    }

    /** The poste makes it beside its first exchange. */
    private void awaitBackup() throws IOException {
        Path backups = file().resolveSibling("backups");
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!isMade(backups)) {
            assertThat(System.nanoTime()).as("a backup is made").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean isMade(Path backups) throws IOException {
        if (!Files.isDirectory(backups)) {
            return false;
        }
        try (Stream<Path> all = Files.list(backups)) {
            return all.anyMatch(file -> file.toString().endsWith(".backup"));
        }
    }

    /**
     * The last one that the work since did not touch: the tables were made before anything was downloaded, so that it
     * holds neither their description nor the list of what waits. A session has met it.
     */
    private void damageAPageOf(byte[] morning) throws IOException {
        byte[] evening = Files.readAllBytes(file());
        int page = morning.length / PAGE - 1;
        while (!Arrays.equals(morning, page * PAGE, (page + 1) * PAGE, evening, page * PAGE, (page + 1) * PAGE)) {
            page--;
        }
        evening[page * PAGE + 100] ^= 1;
        Files.write(file(), evening);
        Files.createFile(file().resolveSibling("replica.db.suspect"));
    }
}
