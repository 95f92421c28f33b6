package fr.santelien.lab.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The server's end of a wire, under one holder's keys: one connection, made anew when it has rested. */
final class FarEnd implements AutoCloseable {

    /** Well below what a server waits for the next request. */
    private static final long RESTED = 5_000_000_000L;

    private final int port;
    private final SSLContext keys;
    private @Nullable SSLSocket socket;
    private @Nullable BufferedInputStream in;
    private long lastUse;

    FarEnd(int port, SSLContext keys) {
        this.port = port;
        this.keys = keys;
    }

    /** Another connection under the same keys. */
    FarEnd again() {
        return new FarEnd(port, keys);
    }

    synchronized HttpMessage ask(HttpMessage request) throws IOException {
        if (System.nanoTime() - lastUse > RESTED) {
            close();
        }
        SSLSocket open = socket;
        BufferedInputStream answers = in;
        if (open == null || answers == null) {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            plain.setTcpNoDelay(true);
            open = (SSLSocket) keys.getSocketFactory().createSocket(plain, "localhost", port, true);
            answers = new BufferedInputStream(open.getInputStream());
            socket = open;
            in = answers;
        }
        try {
            request.write(open.getOutputStream());
            HttpMessage answer = HttpMessage.read(answers);
            if (answer == null) {
                throw new IOException("the server hung up");
            }
            lastUse = System.nanoTime();
            if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        SSLSocket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                // as wanted
            }
        }
    }
}
