package fr.santelien.lab.card;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Plugs a chip in the virtual reader of vpcd: connecting inserts the card, closing pulls it. Messages are a 16-bit length
 * and as many bytes; a single byte is a control of the reader (0 off, 1 on, 2 reset, 4 give the ATR).
 */
final class VpcdLink implements AutoCloseable {
    private final SocketChannel channel;
    private final Chip chip;
    private final Thread thread;

    VpcdLink(Path socket, Chip chip) throws IOException {
        this.chip = chip;
        chip.reset();
        this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        this.thread = Thread.ofPlatform().daemon().name("virtual-card").start(this::answer);
    }

    private void answer() {
        try (DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
                OutputStream out = Channels.newOutputStream(channel)) {
            while (true) {
                byte[] message = in.readNBytes(in.readUnsignedShort());
                if (message.length > 1) {
                    send(out, chip.transmit(message));
                } else if (message.length == 1 && message[0] == 4) {
                    send(out, chip.atr());
                } else {
                    chip.reset();
                }
            }
        } catch (IOException | InterruptedException expected) {
            chip.reset(); // pulled out, in the middle of a command perhaps, or the reader is gone
        }
    }

    private static void send(OutputStream out, byte[] data) throws IOException {
        out.write(Tlv.join(Tlv.hex("%04X".formatted(data.length)), data));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        thread.interrupt(); // a chip at work loses its power too
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
