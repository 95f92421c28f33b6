package fr.santelien.smartcard.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP within limits: a whole answer in a given time and of a given length, or none. Lists travel in clear and are
 * believed for their signature alone.
 *
 * @param limit of time for everything, redirections included
 * @param longest answer taken, bytes
 */
record BoundedFetch(HttpClient http, Duration limit, int longest) implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTIONS = 3;
    private static final int OK = 200;

    static BoundedFetch within(Duration limit, int longest) {
        // redirections are followed here, so that each address is looked at
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new BoundedFetch(http, limit, longest);
    }

    static boolean isHttp(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    /** @throws IOException with what went wrong, never with the address of a person or a card */
    byte[] get(URI address) throws IOException {
        return fetch(address, HttpRequest.newBuilder());
    }

    /** @throws IOException with what went wrong */
    byte[] post(URI address, String type, byte[] body) throws IOException {
        return fetch(
                address, HttpRequest.newBuilder().header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private byte[] fetch(URI first, HttpRequest.Builder request) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        URI address = first;
        for (int redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
            if (!isHttp(address)) {
                throw new IOException("redirected to something else than http");
            }
            HttpResponse<byte[]> answer =
                    send(request.uri(address).timeout(limit).build(), end - System.nanoTime());
            if (answer.statusCode() == OK) {
                return answer.body();
            }
            if (answer.statusCode() / 100 != 3) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            address = next(address, answer);
        }
        throw new IOException("redirected too often");
    }

    private HttpResponse<byte[]> send(HttpRequest request, long nanos) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest));
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? "no answer" : e.getCause().getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static URI next(URI address, HttpResponse<byte[]> answer) throws IOException {
        try {
            return address.resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected nowhere", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
