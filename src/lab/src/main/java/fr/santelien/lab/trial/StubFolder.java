package fr.santelien.lab.trial;

import fr.santelien.lab.stub.StubRegion;
import fr.santelien.lab.stub.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Three postes that have downloaded the small region of the stub once: each trial begins with a copy of them. */
public final class StubFolder implements TrialGround {

    private final Path folder;
    private final VirtualClock clock = StubServer.clock();
    private final StubServer server = StubServer.start(clock);

    /** @param folder must be there; everything in it is ours */
    public StubFolder(Path folder) throws IOException {
        this.folder = folder;
        try (Trial trial = new Trial(beginning(), server, clock, Conditions.FAIR)) {
            trial.download();
            clock.pass(Duration.ofDays(1));
            trial.download();
        }
    }

    private Path beginning() {
        return folder.resolve("beginning");
    }

    @Override
    public TrialPlace next() throws IOException {
        return copy();
    }

    /** Takes away what all trials begin with. */
    @Override
    public void close() throws IOException {
        for (Path file : files(beginning()).reversed()) {
            Files.delete(file);
        }
    }

    public Copy copy() throws IOException {
        Path place = Files.createTempDirectory(folder, "trial");
        for (Path file : files(beginning())) {
            Path target = place.resolve(beginning().relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
        // The region is a day old: a pull brings what changed since, not everything again.
        VirtualClock time = new VirtualClock(clock.instant().plus(Duration.ofDays(1)));
        return new Copy(place, new StubServer(new StubRegion(server.region(), time)), time);
    }

    /** Files and clock of one trial, gone when it is over. */
    public record Copy(Path folder, StubServer server, VirtualClock clock) implements TrialPlace {

        @Override
        public Trial trial(Conditions conditions) throws IOException {
            return new Trial(folder, server, clock, conditions);
        }

        @Override
        public void pass(Duration time) {
            clock.pass(time);
        }

        @Override
        public void renew(int poste) throws IOException {
            forget(Trial.folder(folder, poste));
        }

        /** The poste of this folder is new: it has to make its file and download everything. */
        public void forget(Path poste) throws IOException {
            for (Path file : files(poste).reversed()) {
                if (!file.equals(poste)) {
                    Files.delete(file);
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Path file : files(folder).reversed()) {
                Files.delete(file);
            }
        }
    }

    /** Folders before what is in them. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
