package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.region.SmallRegion;
import fr.santelien.lab.stub.StubRegion;
import fr.santelien.lab.stub.VirtualClock;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The small region in memory, new for each trial. */
public record StubServer(StubRegion region) implements TrialServer {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final long SEED = 11;
    private static final List<ObjectNode> RESOURCES = SmallRegion.resources(SEED, START);

    public static StubServer start(VirtualClock clock) {
        return new StubServer(new StubRegion(clock, RESOURCES));
    }

    /** A clock that begins when the region does. */
    public static VirtualClock clock() {
        return new VirtualClock(START);
    }

    @Override
    public URI address() {
        return StubRegion.ADDRESS;
    }

    @Override
    public Transport of(User user) {
        return region.of(user);
    }

    @Override
    public Map<Reference, ObjectNode> current() {
        return region.current();
    }

    @Override
    public Map<Reference, List<ObjectNode>> versions() {
        return region.versions();
    }

    @Override
    public boolean shows(User user, ObjectNode resource) {
        return region.shows(user, resource);
    }

    @Override
    public void give(User user, User.Role role) {
        region.give(user, role);
    }
}
