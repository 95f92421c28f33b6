package fr.santelien.lab.postes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Falls out once, when a connection has carried so many bytes to the server; holds from then on. */
final class FallingCable implements AutoCloseable {

    private final int target;
    private final long falls;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch fallen = new CountDownLatch(1);

    FallingCable(int target, long falls) throws IOException {
        this.target = target;
        this.falls = falls;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void awaitFall() throws InterruptedException {
        if (!fallen.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing that long was sent");
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far, true));
                Thread.ofVirtual().start(() -> copy(far, near, false));
            } catch (IOException ignored) {
                // Closed, or the server is down.
            }
        }
    }

    private void copy(Socket from, Socket to, boolean upwards) {
        long carried = 0;
        byte[] part = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                carried += read;
                if (upwards && carried > falls && fallen.getCount() > 0) {
                    fallen.countDown();
                    return;
                }
                out.write(part, 0, read);
            }
        } catch (IOException ignored) {
            // Cut.
        } finally {
            cut(from);
            cut(to);
        }
    }

    private void cut(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException ignored) {
            // Already gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Set.copyOf(open).forEach(this::cut);
    }
}
