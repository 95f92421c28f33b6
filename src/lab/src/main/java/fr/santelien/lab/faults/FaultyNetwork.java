package fr.santelien.lab.faults;

import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The way to the server, with the fault that the plan draws for each request. */
final class FaultyNetwork implements Transport {

    /** Requests that may overtake one that is late. */
    static final int LATEST = 25;

    private static final byte[] PORTAL = "<html><title>Connexion</title></html>".getBytes(StandardCharsets.UTF_8);

    private final Transport way;
    private final FaultPlan plan;
    private final Consumer<Duration> passTime;
    private final Map<ExchangeStep, Response> last = new EnumMap<>(ExchangeStep.class);
    private final LateArrivals late;
    private @Nullable Response lastOfAll;

    /** @param passTime lets time go by */
    FaultyNetwork(Transport way, FaultPlan plan, LateArrivals late, Consumer<Duration> passTime) {
        this.way = way;
        this.plan = plan;
        this.late = late;
        this.passTime = passTime;
    }

    @Override
    public Response send(Request request) throws IOException {
        ExchangeStep step = ExchangeStep.of(request);
        Optional<Fault> fault = plan.draw(step);
        if (fault.isEmpty()) {
            Response response = deliver(request, step);
            late.overtaken();
            return response;
        }
        return switch (fault.get()) {
            case REFUSED -> throw new ConnectException("refused");
            case WRONG_CERTIFICATE ->
                throw (SSLHandshakeException)
                        new SSLHandshakeException("untrusted").initCause(new CertificateException("untrusted"));
            case CUT_BEFORE -> throw new SocketException("reset");
            case CUT_AFTER, CUT_IN_ANSWER -> {
                deliver(request, step);
                throw new SocketException("reset");
            }
            case HALF_ANSWER -> half(deliver(request, step));
            case ANSWERED_FOR_IT -> with(200, new byte[0]);
            case EMPTY_ANSWER -> with(deliver(request, step).status(), new byte[0]);
            case PORTAL -> with(200, PORTAL);
            case TWICE -> {
                deliver(request, step);
                yield deliver(request, step);
            }
            case ARRIVES_LATE -> {
                late.add(() -> way.send(request), plan.chance(LATEST));
                passTime.accept(Duration.ofSeconds(45));
                throw new SocketTimeoutException("no answer");
            }
            case OLD_ANSWER -> {
                Response old = last.get(step);
                Response response = deliver(request, step);
                yield old == null ? response : old;
            }
            case ANSWER_BEFORE -> {
                Response before = lastOfAll;
                Response response = deliver(request, step);
                yield before == null ? response : before;
            }
            case TOO_SLOW -> {
                passTime.accept(Duration.ofSeconds(45));
                deliver(request, step);
                throw new SocketTimeoutException("no answer");
            }
            case SLOW -> {
                passTime.accept(Duration.ofSeconds(35));
                yield deliver(request, step);
            }
            case ERROR_500 -> outcome(500);
            case ERROR_502 -> with(502, PORTAL);
            case ERROR_503 -> outcome(503);
            case ERROR_429 -> new Response(429, Map.of("retry-after", "30"), new byte[0]);
            case ERROR_504_DONE -> {
                deliver(request, step);
                yield with(504, PORTAL);
            }
            case ERROR_401 -> outcome(401);
            case FORGOTTEN -> outcome(410);
        };
    }

    private Response deliver(Request request, ExchangeStep step) throws IOException {
        Response response = way.send(request);
        last.put(step, response);
        lastOfAll = response;
        return response;
    }

    private static Response half(Response whole) {
        return new Response(whole.status(), whole.headers(), Arrays.copyOf(whole.body(), whole.body().length / 2));
    }

    private static Response outcome(int status) {
        return with(
                status,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"diagnostics\":\"panne\"}]}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Response with(int status, byte[] body) {
        return new Response(status, Map.of(), body);
    }

    @Override
    public void close() {
        way.close();
    }
}
