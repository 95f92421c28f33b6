package fr.santelien.lab.world;

import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.PosteSettings;
import fr.santelien.lab.card.OpenSc;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.region.SeedRegion;
import fr.santelien.lab.region.SyntheticRegion;
import fr.santelien.lab.server.AuditorClient;
import fr.santelien.lab.server.ServerProcess;
import fr.santelien.smartcard.CardSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The regional server with the synthetic region, the demo cards, and what a poste needs to reach both. */
public final class World implements AutoCloseable {

    private static final long SEED = 92;

    private final Path keys;
    private final TestPki pki;
    private final ServerProcess server;
    private final AuditorClient auditor;
    private final Map<DemoPerson, VirtualCard> cards = new EnumMap<>(DemoPerson.class);

    private World(Path keys, TestPki pki, ServerProcess server) throws GeneralSecurityException, IOException {
        this.keys = keys;
        this.pki = pki;
        this.server = server;
        this.auditor = new AuditorClient(server.address(), pki);
    }

    /**
     * Makes the keys if they are not there, starts the server and fills an empty one with the region.
     *
     * @param folder keys, database and log; kept, so that the next start is fast
     * @param progress told a French line while something takes long
     */
    public static World start(Path folder, Consumer<String> progress) throws IOException, GeneralSecurityException {
        Path keys = folder.resolve("pki");
        TestPki pki = TestPki.open(keys);
        World world = new World(keys, pki, ServerProcess.start(folder.resolve("server"), pki, progress));
        progress.accept("Remplissage de la région fictive…");
        SeedRegion.load(new SyntheticRegion(SEED, Instant.now()), world.auditor);
        progress.accept("Région fictive prête.");
        return world;
    }

    /** Folder of the keys, for another process. */
    public Path keys() {
        return keys;
    }

    public TestPki pki() {
        return pki;
    }

    public ServerProcess server() {
        return server;
    }

    public AuditorClient auditor() {
        return auditor;
    }

    /** The card of a person; the same object each time, so that its tries are kept. */
    public synchronized VirtualCard card(DemoPerson person) throws GeneralSecurityException, IOException {
        VirtualCard card = cards.get(person);
        if (card == null) {
            card = VirtualCard.cps3(pki.card(person));
            cards.put(person, card);
        }
        return card;
    }

    /** A poste that reaches the server through a cable and its card through a reader. */
    public PosteConfiguration poste(Path data, Cable cable, VirtualReader reader)
            throws GeneralSecurityException, IOException {
        return configuration(pki, data, cable.port(), reader);
    }

    /** The same in another process, which knows the keys' folder and the port. */
    public static PosteConfiguration configuration(TestPki pki, Path data, int port, VirtualReader reader)
            throws GeneralSecurityException, IOException {
        return new PosteConfiguration(
                new PosteSettings(
                        URI.create("https://localhost:" + port + "/fhir"),
                        data,
                        null,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofDays(30),
                        Duration.ofDays(7),
                        Duration.ofDays(30)),
                CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), reader.environment()),
                pki.serverAuthorities());
    }

    @Override
    public void close() {
        auditor.close();
        server.close();
    }
}
