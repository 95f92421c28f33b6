package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.region.SeedRegion;
import fr.santelien.lab.region.SyntheticRegion;
import fr.santelien.lab.server.AuditorClient;
import fr.santelien.lab.server.ServerProcess;
import fr.santelien.lab.server.SoftwareIdentity;
import fr.santelien.sync.exchange.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The reference server in a process of its own, on which each trial has a small region to itself. Time is the system's. */
public final class ReferenceGround implements TrialGround {

    private static final Clock CLOCK = Clock.systemUTC();

    /** What a server on a busy machine stores well within the 30 s that it gives a transaction. */
    private static final int A_TRANSACTION = 8;

    private final Path folder;
    private final TestPki pki;
    private final ServerProcess process;
    private final AuditorClient auditor;
    private final ReferenceServer server;
    private int trials;

    private ReferenceGround(Path folder, TestPki pki, ServerProcess process)
            throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.pki = pki;
        this.process = process;
        this.auditor = new AuditorClient(process.address(), pki);
        Map<String, TlsIdentity> identities = new HashMap<>();
        for (DemoPerson person : DemoPerson.values()) {
            identities.put(ReferenceServer.holderId(person), SoftwareIdentity.of(pki, person));
        }
        this.server = new ReferenceServer(process, auditor, identities);
    }

    /**
     * Starts the server, 15 to 40 s, and tells it who works where.
     *
     * @param folder must be there; everything in it is ours
     * @param keys of the server and the cards; made where there are none
     */
    public static ReferenceGround start(Path folder, TestPki keys, Consumer<String> tell)
            throws IOException, GeneralSecurityException {
        ServerProcess process = ServerProcess.start(folder.resolve("server"), keys, tell);
        try {
            ReferenceGround ground = new ReferenceGround(folder, keys, process);
            SeedRegion.loadDirectory(new SyntheticRegion(1, Instant.now()), ground.auditor);
            return ground;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    public ReferenceServer server() {
        return server;
    }

    public TestPki pki() {
        return pki;
    }

    @Override
    public TrialPlace next() throws IOException {
        String prefix = "e" + ++trials + "-";
        server.begin(prefix);
        List<ObjectNode> fresh = FreshRegion.resources(prefix, Instant.now());
        store(fresh);
        Path place = Files.createTempDirectory(folder, "trial");
        try (Trial trial = new Trial(place, server, CLOCK, Conditions.FAIR)) {
            trial.download();
        }
        return new Place(place, fresh);
    }

    private final class Place implements TrialPlace {
        private final Path files;
        private final List<ObjectNode> fresh;

        Place(Path files, List<ObjectNode> fresh) {
            this.files = files;
            this.fresh = fresh;
        }

        @Override
        public Trial trial(Conditions conditions) throws IOException {
            return new Trial(files, server, CLOCK, conditions);
        }

        @Override
        public void pass(Duration time) {
            // it passes by itself
        }

        @Override
        public void renew(int poste) throws IOException {
            TrialFiles.empty(Trial.folder(files, poste));
        }

        /** Out of sight, so that the next trial does not download it. */
        @Override
        public void close() throws IOException {
            TrialFiles.delete(files);
            List<ObjectNode> moved = new ArrayList<>();
            for (JsonNode resource : server.current().values()) {
                if (List.of("Task", "List")
                        .contains(resource.path("resourceType").asText())) {
                    moved.add(FreshRegion.elsewhere(resource));
                }
            }
            for (JsonNode resource : fresh) {
                if (resource.path("resourceType").asText().equals("CareTeam")) {
                    moved.add(FreshRegion.elsewhere(resource));
                }
            }
            store(moved);
        }
    }

    private void store(List<ObjectNode> resources) throws IOException {
        for (int from = 0; from < resources.size(); from += A_TRANSACTION) {
            auditor.store(
                    FreshRegion.transaction(resources.subList(from, Math.min(from + A_TRANSACTION, resources.size()))));
        }
    }

    @Override
    public void close() throws IOException {
        auditor.close();
        process.close();
        TrialFiles.empty(folder);
    }
}
