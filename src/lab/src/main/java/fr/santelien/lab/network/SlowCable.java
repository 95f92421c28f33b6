package fr.santelien.lab.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A TCP path on loopback on which every byte is on its way for a while, as between a town and its region. */
public final class SlowCable implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket listening;
    private final int target;
    private final long oneWay;

    /**
     * @param target port of the server on loopback
     * @param roundTrip what an answer comes later by, half of it each way
     */
    public SlowCable(int target, Duration roundTrip) throws IOException {
        this.target = target;
        this.oneWay = roundTrip.toNanos() / 2;
        this.listening = new ServerSocket(0, 50, LOOPBACK);
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket here = listening.accept();
                Socket there = new Socket(LOOPBACK, target);
                here.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                carry(here, there);
                carry(there, here);
            }
        } catch (IOException closed) {
            // Closed by us, or by a server that ended: those at both ends see it.
        }
    }

    /** @param bytes empty at the end */
    @SuppressWarnings("ArrayRecordComponent") // handed from one thread to the other, never compared
    private record Chunk(long due, byte[] bytes) {}

    private void carry(Socket from, Socket to) {
        BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> take(from, onTheWay));
        Thread.ofVirtual().start(() -> give(onTheWay, to));
    }

    private void take(Socket from, BlockingQueue<Chunk> onTheWay) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                onTheWay.add(new Chunk(System.nanoTime() + oneWay, Arrays.copyOf(buffer, read)));
            }
        } catch (IOException cut) {
            // The other end is told below.
        }
        onTheWay.add(new Chunk(System.nanoTime() + oneWay, new byte[0]));
    }

    private static void give(BlockingQueue<Chunk> onTheWay, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            for (Chunk chunk = onTheWay.take(); chunk.bytes().length > 0; chunk = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
                out.write(chunk.bytes());
                out.flush();
            }
        } catch (IOException cut) {
            // Nobody is left to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
