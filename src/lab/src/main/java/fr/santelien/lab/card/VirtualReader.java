package fr.santelien.lab.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PC/SC service of its own with a virtual reader of two slots (Debian packages pcscd and vsmartcard-vpcd), as root or as
 * anybody.
 * It lives in private user, mount and, where the system allows, network namespaces, and ends with its owner, even a
 * killed one. Thread-safe.
 *
 * <p>Without a private network (no {@code ip} command, or network namespaces forbidden) vpcd listens on a free port of
 * every interface, for as long as this object lives: only test cards are ever plugged in.
 */
public final class VirtualReader implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int PORT_IN_PRIVATE_NETWORK = 35963;
    /** $1 working folder, $2 private network or not, then the relay's command. */
    private static final String SCRIPT = """
            dir=$1; network=$2; shift 2
            if [ "$network" = true ]; then ip link set lo up; fi
            mount -t tmpfs tmpfs /run && mkdir /run/pcscd && mount --bind "$dir" /run/pcscd || exit 1
            setpriv --pdeathsig KILL /usr/sbin/pcscd --foreground --error --config "$dir/conf" >/dev/null &
            "$@" || exit
            kill $!; wait $!
            rm -rf "$dir"
            """;

    private final Namespace namespace;
    private final Path folder;
    private final ReaderSlot first;
    private final ReaderSlot second;
    private @Nullable Process service;
    private boolean plugged;

    private VirtualReader(Namespace namespace, Path folder, boolean plugged) {
        this.namespace = namespace;
        this.folder = folder;
        this.plugged = plugged;
        this.first = new ReaderSlot(folder.resolve("card-0"));
        this.second = new ReaderSlot(folder.resolve("card-1"));
    }

    /**
     * An empty reader, ready.
     *
     * @throws IOException when a package is missing or the system allows no namespace
     */
    public static VirtualReader start() throws IOException {
        return start(true);
    }

    /** The service alone, on a machine without any reader; {@link #plug()} brings the reader. */
    public static VirtualReader startUnplugged() throws IOException {
        return start(false);
    }

    private static VirtualReader start(boolean plugged) throws IOException {
        for (String needed : List.of("/usr/sbin/pcscd", "/usr/lib/pcsc/drivers/serial/libifdvpcd.so")) {
            if (!Files.exists(Path.of(needed))) {
                throw new IOException(needed + " is missing: install pcscd and vsmartcard-vpcd");
            }
        }
        // short, for Unix sockets take paths of 107 bytes; made with rights for its owner only
        VirtualReader reader = new VirtualReader(Namespace.best(), Files.createTempDirectory("reader"), plugged);
        try {
            reader.startService();
        } catch (IOException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    /** To be added to the environment of whoever is to see this reader. */
    public Map<String, String> environment() {
        return Map.of("PCSCLITE_CSOCK_NAME", socket().toString());
    }

    /** The PC/SC service itself, while it runs. */
    public synchronized Optional<ProcessHandle> service() {
        return Stream.ofNullable(service)
                .flatMap(Process::descendants)
                .filter(process -> process.info().command().orElse("").endsWith("/pcscd"))
                .findFirst();
    }

    /** Whether vpcd listens in a network of its own. */
    public boolean privateNetwork() {
        return namespace.network();
    }

    /** Where cards go in, unless a test wants two. */
    public ReaderSlot first() {
        return first;
    }

    /** A second reader beside the first. */
    public ReaderSlot second() {
        return second;
    }

    /** {@link ReaderSlot#insert} in the first slot. */
    public void insert(VirtualCard card) throws IOException {
        first.insert(card);
    }

    /** {@link ReaderSlot#remove} from the first slot. */
    public void remove() {
        first.remove();
    }

    /** Plugs the reader in. The service learns of readers that are not on USB at its start only: it is started again. */
    public synchronized void plug() throws IOException {
        stopService();
        plugged = true;
        startService();
    }

    /** Starts the PC/SC service again after {@link #stopService()}. */
    public synchronized void startService() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        int port = namespace.network() ? PORT_IN_PRIVATE_NETWORK : freePort();
        if (plugged) {
            Files.writeString(folder.resolve("conf").resolve("vpcd"), """
                    FRIENDLYNAME "Lecteur virtuel"
                    DEVICENAME /dev/null:0x%1$X
                    LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so
                    CHANNELID 0x%1$X
                    """.formatted(port));
        }
        List<String> command = new ArrayList<>(namespace.command());
        command.addAll(List.of("sh", "-c", SCRIPT, "sh", folder.toString(), String.valueOf(namespace.network())));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                ownClasses(),
                VpcdRelay.class.getName(),
                String.valueOf(port),
                folder.resolve("card-0").toString(),
                folder.resolve("card-1").toString()));
        Process started = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        service = started;
        if (started.inputReader(StandardCharsets.UTF_8).readLine() == null) {
            String errors = Files.exists(folder.resolve("errors")) ? Files.readString(folder.resolve("errors")) : "";
            throw new IOException("the relay of the virtual reader does not start: " + errors);
        }
        awaitSocket(started, socket());
    }

    /** Stops the PC/SC service, as an administrator or a crash would; the cards inside come out. */
    public synchronized void stopService() {
        first.remove();
        second.remove();
        Process running = service;
        service = null;
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close(); // the relay ends with its input, then the script ends the service
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        stopService();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the reader's folder cannot be removed", e);
            }
        }
    }

    /** What the small processes of this package need: the whole class path of a test would fill their small memory. */
    static String ownClasses() throws IOException {
        try {
            return Path.of(VpcdRelay.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private Path socket() {
        return folder.resolve("pcscd.comm");
    }

    private static void awaitSocket(Process service, Path socket) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                if (probe.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!service.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IOException("the PC/SC service of the virtual reader does not start", e);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
