package fr.santelien.smartcard.agent;

import java.io.DataInput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The child process: answers requests on its standard streams, one at a time, and says how the readers change. It ends
 * when its standard input does, that is when the poste ends, however it ends.
 */
public final class CardAgent {
    /** Exit code when the PC/SC service went away: only a new process gets a new PC/SC context from the JDK. */
    static final int SERVICE_GONE = 75;

    private final InputStream in;
    private final OutputStream out;
    private final Pcsc pcsc;
    private final Middleware middleware;

    /** Tests give a scripted card; it is served as a real one. */
    CardAgent(InputStream in, OutputStream out, Cryptoki cryptoki, Pcsc pcsc) {
        this.in = in;
        this.out = out;
        this.pcsc = pcsc;
        this.middleware = new Middleware(cryptoki, pcsc, TokenReader::shortPause);
    }

    /**
     * Runs until the standard input ends.
     *
     * @param args none
     */
    public static void main(String[] args) {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // whatever a library prints must not fall among the frames
        System.setOut(System.err); // prints
        new CardAgent(in, out, new WrapperCryptoki(), new JdkPcsc()).serve();
    }

    /** Ends the process when the poste does. */
    void serve() {
        Runnable serviceGone = () -> Runtime.getRuntime().halt(SERVICE_GONE);
        Thread.ofPlatform().daemon().name("readers").start(new ReaderWatch(pcsc, this::publish, serviceGone));
        ExecutorService worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("pkcs11").factory());
        try {
            while (true) {
                Frame request = Frame.readFrom(in);
                worker.execute(() -> answer(request));
            }
        } catch (IOException e) {
            leave(worker);
        }
    }

    /** The poste is gone: the card must forget its code, but a module that hangs must not keep the process. */
    private void leave(ExecutorService worker) {
        worker.execute(middleware::lock);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(2, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private void answer(Frame request) {
        try {
            send(execute(request));
        } catch (MiddlewareException e) {
            send(failure(request, e));
        } catch (RuntimeException e) {
            // the wrapper's, on answers that make no sense
            send(failure(request, new MiddlewareException(CardFailure.COMMUNICATION, 0)));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1); // a request that cannot be read: the two sides do not understand each other
        } finally {
            request.wipe();
        }
    }

    private Frame execute(Frame request) throws IOException, MiddlewareException {
        DataInput data = request.reader();
        return switch (request.kind()) {
            case MODULE -> {
                ModuleView module = middleware.module(Path.of(data.readUTF()));
                yield answer(request, module::write);
            }
            case TOKENS -> {
                var tokens = middleware.tokens(Path.of(data.readUTF()), data.readUTF());
                yield answer(request, out -> TokenView.writeAll(out, tokens));
            }
            case LOGIN -> login(request, data);
            case SIGN -> {
                byte[] signature = middleware.sign(Frame.readBytes(data));
                yield answer(request, out -> out.write(signature));
            }
            case SIGN_ONCE -> signOnce(request, data);
            case LOCK -> {
                middleware.lock();
                yield answer(request, out -> {});
            }
            case READERS, ANSWER, FAILURE -> throw new IOException("not a request");
        };
    }

    private Frame login(Frame request, DataInput data) throws IOException, MiddlewareException {
        long slot = data.readLong();
        byte[] keyId = Frame.readBytes(data);
        byte[] code = Frame.readBytes(data);
        try {
            LoginView login = middleware.login(slot, keyId, typedHere(code));
            return answer(request, login::write);
        } finally {
            Arrays.fill(code, (byte) 0);
        }
    }

    private Frame signOnce(Frame request, DataInput data) throws IOException, MiddlewareException {
        byte[] keyId = Frame.readBytes(data);
        byte[] digestInfo = Frame.readBytes(data);
        byte[] code = Frame.readBytes(data);
        try {
            SignatureView signature = middleware.signOnce(keyId, typedHere(code), digestInfo);
            return answer(request, signature::write);
        } finally {
            Arrays.fill(code, (byte) 0);
        }
    }

    /** No code comes when it is to be typed on the reader's own keys. */
    private static byte @Nullable [] typedHere(byte[] code) {
        return code.length == 0 ? null : code;
    }

    private static Frame answer(Frame request, Frame.Payload payload) {
        return Frame.of(Frame.Kind.ANSWER, request.request(), payload);
    }

    private static Frame failure(Frame request, MiddlewareException e) {
        return Frame.of(Frame.Kind.FAILURE, request.request(), data -> {
            data.writeUTF(e.failure().name());
            data.writeLong(e.code());
        });
    }

    private void publish(ReadersView readers) {
        send(Frame.of(Frame.Kind.READERS, 0, readers::write));
    }

    private synchronized void send(Frame frame) {
        try {
            frame.writeTo(out);
        } catch (IOException e) {
            Runtime.getRuntime().halt(0); // nobody reads any more
        }
    }
}
