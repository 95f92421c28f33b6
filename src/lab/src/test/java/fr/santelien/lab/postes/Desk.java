package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One desk: a poste, its reader, its cable. */
final class Desk implements AutoCloseable {

    final Cable cable;
    final VirtualReader reader;
    final LabPoste poste;
    private final World world;

    Desk(World world, Path data) throws Exception {
        this.world = world;
        this.cable = new Cable(world.server().port());
        this.reader = VirtualReader.start();
        this.poste = new LabPoste(world.poste(data, cable, reader), reader);
    }

    /** Opens the session and waits until everything has come and gone once. */
    Work open(DemoPerson person) throws Exception {
        Work work = poste.logIn(world.card(person));
        settle(work);
        return work;
    }

    /** Exchanges until nothing of this user waits, apart from what must be decided. */
    static void settle(Work work) {
        LabPoste.exchangeUntil(work, "nothing waits but decisions", () -> {
            var status = work.exchanges().status();
            return status.lastSuccess() != null
                    && work.exchanges().waiting().stream()
                            .allMatch(row -> row.blocked().contains("arbitrage"));
        });
    }

    /** Waits until no connection goes through a cable any more. */
    static void awaitNoConnection(Cable cable) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (cable.connections() > 0) {
            assertThat(System.nanoTime()).as("connections are dropped").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        poste.close();
        reader.close();
        cable.close();
    }
}
