package fr.santelien.lab.card;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/**
 * Runs beside pcscd in its private network namespace: carries the card's bytes between a Unix socket, which crosses the
 * namespace, and the TCP port of vpcd, which does not. Ends with its standard input, so that nothing outlives its owner.
 */
public final class VpcdRelay {
    private final int port;

    private VpcdRelay(int port) {
        this.port = port;
    }

    /** @param args TCP port of vpcd's first slot, paths of the Unix sockets to make, one for each slot */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        for (int slot = 0; slot < args.length - 1; slot++) {
            VpcdRelay relay = new VpcdRelay(port + slot);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(Path.of(args[slot + 1])));
            Thread.ofPlatform().daemon().start(() -> relay.serve(server));
        }
        // CHECKSTYLE-PRINTS: the owner waits for this line
        System.out.println("ready");
        // CHECKSTYLE-ON
        while (System.in.read() >= 0) {
            // the owner says nothing: it only ends, and this process and its sockets with it
        }
    }

    private void serve(ServerSocketChannel server) {
        try {
            while (true) {
                SocketChannel card = server.accept();
                SocketChannel reader =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                Thread.ofPlatform().daemon().start(() -> copy(card, reader));
                Thread.ofPlatform().daemon().start(() -> copy(reader, card));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1); // no reader: the owner sees its sockets close
        }
    }

    /** Copies until one side closes, then closes both: a pulled card must be seen at once. */
    private static void copy(SocketChannel from, SocketChannel to) {
        try (from;
                to) {
            boolean tcp = from.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            while (true) {
                if (tcp) {
                    // vpcd writes length and data apart: without this each command waits 40 ms for a delayed ACK
                    from.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                }
                if (from.read(buffer.clear()) < 0) {
                    return;
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException expected) {
            // the other side is gone
        }
    }
}
