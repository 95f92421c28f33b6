package fr.santelien.lab.trial;

import fr.santelien.lab.stub.StubRegion;
import fr.santelien.lab.stub.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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

    public Copy copy() throws IOException {
        Path place = Files.createTempDirectory(folder, "trial");
        TrialFiles.copy(beginning(), place);
        // The region is a day old: a pull brings what changed since, not everything again.
        VirtualClock time = new VirtualClock(clock.instant().plus(Duration.ofDays(1)));
        return new Copy(place, new StubServer(new StubRegion(server.region(), time)), time);
    }

    /** Takes away what all trials begin with. */
    @Override
    public void close() throws IOException {
        TrialFiles.delete(beginning());
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
            TrialFiles.empty(poste);
        }

        @Override
        public void close() throws IOException {
            TrialFiles.delete(folder);
        }
    }
}
