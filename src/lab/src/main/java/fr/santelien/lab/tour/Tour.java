package fr.santelien.lab.tour;

import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.RunningPoste;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.hand.HeadlessToolkit;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javafx.stage.Stage;

/** The whole main job through the real interface, checked on the screen and on the server. */
public final class Tour {

    private Tour() {}

    /**
     * @param folder emptied first; pictures and transcript; the world's files are in {@code world} below it
     * @throws Exception or {@code AssertionError} at the first thing that is not as it should be, after a picture of it
     */
    public static void run(Path folder) throws Exception {
        empty(folder);
        Files.createDirectories(folder.resolve("world"));
        HeadlessToolkit.start();
        Hand hand = new Hand();
        Transcript transcript = new Transcript(folder, hand);
        try (World world = World.start(folder.resolve("world"), Progress::show);
                Cable cable = new Cable(world.server().port());
                VirtualReader reader = VirtualReader.start();
                OtherDesk other = new OtherDesk(world, folder)) {
            PosteConfiguration configuration =
                    world.poste(folder.resolve("world").resolve("poste-centre"), cable, reader);
            RunningPoste poste = Hand.onFx(() -> RunningPoste.open(configuration, new Stage()));
            try {
                new FirstMorning(world, reader, hand, transcript).play();
                new DayWithoutNetwork(world, cable, reader, hand, transcript).play(other);
                transcript.end();
            } catch (Exception | AssertionError failure) {
                // Before the reader and the network go, so that the picture shows what was wrong.
                transcript.failed(failure);
                throw failure;
            }
            Hand.onFx(() -> {
                poste.close();
                return true;
            });
        } finally {
            HeadlessToolkit.stop();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
