package fr.santelien.lab.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What happens to one request on the wire. */
final class WireFault {

    private static final long SLOW_MILLIS = 150;
    private static final long LONGEST_SECONDS = 120;
    private static final String FHIR = "application/fhir+json";
    private static final byte[] PORTAL = "<html><title>Connexion</title></html>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TROUBLE =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"diagnostics\":\"panne\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final ExchangeStep step;
    private final Optional<Fault> fault;
    private final int others;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** @param others requests that overtake it where it arrives late */
    WireFault(ExchangeStep step, Optional<Fault> fault, int others) {
        this.step = step;
        this.fault = fault;
        this.others = others;
    }

    /** Waits until whatever the server has to do of it now is done. */
    void await() throws IOException {
        try {
            done.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server did not answer the wire", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the connection goes on */
    boolean happen(HttpMessage request, FaultyWire wire, FarEnd far, Socket near, OutputStream out) throws IOException {
        try {
            return happen(new Spot(request, wire, far, near, out));
        } finally {
            done.complete(null);
        }
    }

    private boolean happen(Spot spot) throws IOException {
        if (fault.isEmpty()) {
            HttpMessage answer = deliver(spot);
            spot.wire.late().overtaken();
            return written(spot, answer);
        }
        return switch (fault.get()) {
            // Those two happen to the connection, before the request.
            case REFUSED, WRONG_CERTIFICATE -> false;
            case CUT_BEFORE -> reset(spot);
            case CUT_AFTER -> {
                deliver(spot);
                yield reset(spot);
            }
            case CUT_IN_ANSWER -> {
                HttpMessage answer = deliver(spot);
                answer.writeBegun(spot.out, answer.body().length / 2);
                yield false;
            }
            case HALF_ANSWER -> {
                HttpMessage answer = deliver(spot);
                yield written(spot, answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2)));
            }
            case EMPTY_ANSWER -> written(spot, deliver(spot).withBody(new byte[0]));
            case ANSWERED_FOR_IT -> written(spot, HttpMessage.answer(200, FHIR, new byte[0]));
            case PORTAL -> written(spot, HttpMessage.answer(200, "text/html", PORTAL));
            case TWICE -> {
                deliver(spot);
                yield written(spot, deliver(spot));
            }
            case ARRIVES_LATE -> {
                FarEnd later = spot.far.again();
                spot.wire.late().add(() -> arrive(later, spot.request), others);
                yield forgotten(spot);
            }
            case OLD_ANSWER -> written(spot, old(spot, step.name()));
            case ANSWER_BEFORE -> written(spot, old(spot, ""));
            case TOO_SLOW -> {
                deliver(spot);
                yield forgotten(spot);
            }
            case SLOW -> {
                pause();
                yield written(spot, deliver(spot));
            }
            case ERROR_500 -> written(spot, HttpMessage.answer(500, FHIR, TROUBLE));
            case ERROR_502 -> written(spot, HttpMessage.answer(502, "text/html", PORTAL));
            case ERROR_503 -> written(spot, HttpMessage.answer(503, FHIR, TROUBLE));
            case ERROR_429 ->
                written(spot, HttpMessage.answer(429, FHIR, TROUBLE).with("Retry-After: 30"));
            case ERROR_504_DONE -> {
                deliver(spot);
                yield written(spot, HttpMessage.answer(504, "text/html", PORTAL));
            }
            case ERROR_401 -> written(spot, HttpMessage.answer(401, FHIR, TROUBLE));
            case FORGOTTEN -> written(spot, HttpMessage.answer(410, FHIR, TROUBLE));
        };
    }

    /** Where it happens: the request, the poste's end of the wire and the server's. */
    private record Spot(HttpMessage request, FaultyWire wire, FarEnd far, Socket near, OutputStream out) {}

    private HttpMessage deliver(Spot spot) throws IOException {
        HttpMessage answer = spot.far.ask(spot.request);
        spot.wire.keep(List.of(step.name(), ""), answer);
        return answer;
    }

    private HttpMessage old(Spot spot, String kind) throws IOException {
        @Nullable HttpMessage before = spot.wire.last(kind);
        HttpMessage answer = deliver(spot);
        return before == null ? answer : before;
    }

    private boolean written(Spot spot, HttpMessage answer) throws IOException {
        // What was read before has been done: the poste may go on as soon as it has the answer.
        done.complete(null);
        answer.write(spot.out);
        return true;
    }

    private static void arrive(FarEnd later, HttpMessage request) throws IOException {
        try (later) {
            later.ask(request);
        }
    }

    private static boolean reset(Spot spot) throws IOException {
        spot.near.setSoLinger(true, 0);
        spot.near.close();
        return false;
    }

    /** No answer comes; the poste hangs up when it has waited enough. */
    private boolean forgotten(Spot spot) throws IOException {
        done.complete(null);
        return spot.near.getInputStream().read() >= 0;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
