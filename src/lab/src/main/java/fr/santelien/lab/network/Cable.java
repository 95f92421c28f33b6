package fr.santelien.lab.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP path on loopback from a port of its own to the server's. Unplugged, it refuses and cuts what is open. */
public final class Cable implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Below the ports that Linux gives to outgoing connections (32768 and above). */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private volatile int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;
    private @Nullable Thread accepting;

    /** @param target port of the server on loopback */
    public Cable(int target) {
        this.target = target;
        ServerSocket first = listenSomewhere();
        port = first.getLocalPort();
        serve(first);
    }

    /**
     * On a port that the system gives to no outgoing connection: unplugged, the port must not be taken by one, least of
     * all by a poste that tries to connect to it.
     */
    private static ServerSocket listenSomewhere() {
        int first = (int) (ProcessHandle.current().pid() % (LAST_PORT - FIRST_PORT));
        for (int i = 0; i < LAST_PORT - FIRST_PORT; i++) {
            try {
                return new ServerSocket(FIRST_PORT + (first + i) % (LAST_PORT - FIRST_PORT), 50, LOOPBACK);
            } catch (IOException ignored) {
                // Somebody listens there: the next one.
            }
        }
        throw new IllegalStateException("no free port");
    }

    /** A cable whose other end hangs loose: nobody answers until {@link #lead}. */
    public static Cable loose() {
        Cable cable = new Cable(0);
        cable.unplug();
        return cable;
    }

    /** Leads from now on to this port of loopback, and plugs. */
    public void lead(int newTarget) {
        target = newTarget;
        plug();
    }

    /** The port to give to the poste; it stays the same when the cable is plugged again. */
    public int port() {
        return port;
    }

    /** On return nobody is answered any more, and the port is free for {@link #plug}. */
    public synchronized void unplug() {
        try {
            if (listening != null) {
                listening.close();
                listening = null;
            }
            if (accepting != null) {
                // A virtual thread that waits in accept closes the port itself, after close() has returned.
                accepting.join();
                accepting = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Cable::cut);
    }

    public synchronized void plug() {
        if (listening != null) {
            return;
        }
        try {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(LOOPBACK, port));
            serve(again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections go through it now. */
    public int connections() {
        return open.size() / 2;
    }

    @Override
    public void close() {
        unplug();
    }

    private synchronized void serve(ServerSocket socket) {
        listening = socket;
        accepting = Thread.ofVirtual().name("cable-" + port).start(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(LOOPBACK, target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException ignored) {
                // Closed by unplug, or the server is down: the poste sees a refused or cut connection, as meant.
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ignored) {
            // Cut.
        } finally {
            cut(from);
            cut(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Already gone.
        }
    }
}
