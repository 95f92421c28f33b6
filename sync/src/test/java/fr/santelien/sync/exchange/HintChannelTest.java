package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.exchange.HintLine.Heard;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HintChannelTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final HintRegion region = new HintRegion();
    private final BlockingQueue<FakeLine> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> hints = new LinkedBlockingQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean binds = true;
    private volatile int signsOfLife;
    private volatile int unreachable;
    private HintChannel channel = channel(LONG);

    @AfterEach
    void close() {
        channel.close();
    }

    private HintChannel channel(Duration silence) {
        region.subscription = HintRegion.subscription("active", "2026-12-06T08:00:00Z");
        return new HintChannel(region.hints(), this::open, silence);
    }

    private HintLine open(URI address, Consumer<Heard> heard) throws IOException {
        if (attempts.incrementAndGet() <= unreachable) {
            throw new IOException("unreachable");
        }
        FakeLine line = new FakeLine(heard);
        opened.add(line);
        return line;
    }

    private FakeLine listening() throws InterruptedException {
        channel.start(() -> hints.add("pull"));
        channel.exchanged();
        return opened.take();
    }

    /** The next connection, which needs one exchange or more that went through. @return how many were needed */
    private int exchangesUntilOpened() throws InterruptedException {
        for (int exchanges = 1; ; exchanges++) {
            channel.exchanged();
            if (opened.poll(1, TimeUnit.MILLISECONDS) != null) {
                return exchanges;
            }
        }
    }

    @Test
    void aPingAsksForAnExchangeAndNothingElseDoes() throws InterruptedException {
        FakeLine line = listening();
        line.heard.accept(new Heard.Message("ping dac"));
        line.heard.accept(new Heard.Message("bound centre"));
        line.heard.accept(new Heard.SignOfLife());
        line.heard.accept(new Heard.Message("{\"resourceType\":\"Task\"}"));
        line.heard.accept(new Heard.Message("ping centre"));
        assertThat(hints.take()).isEqualTo("pull");
        channel.close();
        line.closed.await();
        assertThat(hints).isEmpty();
        assertThat(line.sent).containsExactly("bind centre");
    }

    @Test
    void itConnectsOnlyAfterAnExchangeWentThrough() throws InterruptedException {
        channel.start(() -> {});
        assertThat(region.requests).isEmpty();
        channel.exchanged();
        opened.take();
        assertThat(region.requests).containsExactly("GET /fhir/metadata ", "GET /fhir/Subscription/centre ");
    }

    @Test
    void aServerThatOffersNoneIsAskedOnceAndLeftToThePolling() throws InterruptedException {
        region.offered = "";
        channel.start(() -> {});
        channel.exchanged();
        channel.ended();
        assertThat(region.requests).containsExactly("GET /fhir/metadata ");
        assertThat(attempts).hasValue(0);
    }

    @Test
    void aLostConnectionIsMadeAgainAfterAnExchange() throws InterruptedException {
        FakeLine line = listening();
        line.heard.accept(new Heard.Gone());
        line.closed.await();
        exchangesUntilOpened();
        assertThat(region.requests)
                .as("where to connect is known")
                .filteredOn(each -> each.contains("metadata"))
                .hasSize(1);
    }

    @Test
    void whatFailsIsTriedAfterMoreAndMoreExchanges() throws InterruptedException {
        unreachable = 4;
        channel.start(() -> {});
        assertThat(exchangesUntilOpened()).isGreaterThanOrEqualTo(1 + 1 + 2 + 3 + 4);
        assertThat(attempts).hasValue(5);
    }

    @Test
    void aSubscriptionThatIsNotActiveYetIsWaitedFor() throws InterruptedException {
        region.subscription = null;
        channel.start(() -> {});
        channel.exchanged();
        while (region.subscription == null) {
            Thread.onSpinWait();
        }
        assertThat(attempts).hasValue(0);
        region.subscription = HintRegion.subscription("active", "2026-12-06T08:00:00Z");
        exchangesUntilOpened();
    }

    @Test
    void aServerThatFallsSilentIsAskedForASignOfLifeAndThenLeft() throws InterruptedException {
        signsOfLife = 3;
        channel = channel(Duration.ZERO);
        FakeLine line = listening();
        line.closed.await();
        assertThat(line.probes).hasValue(4);
    }

    @Test
    void aServerThatDoesNotBindIsLeft() throws InterruptedException {
        binds = false;
        channel = channel(Duration.ZERO);
        FakeLine line = listening();
        line.closed.await();
        assertThat(line.probes).hasValue(0);
    }

    @Test
    void closingEndsTheConnection() throws InterruptedException {
        FakeLine line = listening();
        channel.close();
        line.closed.await();
        channel.ended();
    }

    private final class FakeLine implements HintLine {

        final Consumer<Heard> heard;
        final List<String> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger probes = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);

        FakeLine(Consumer<Heard> heard) {
            this.heard = heard;
        }

        @Override
        public void send(String text) {
            sent.add(text);
            if (binds) {
                heard.accept(new Heard.Message(text.replace("bind", "bound")));
            }
        }

        @Override
        public void probe() {
            if (probes.incrementAndGet() <= signsOfLife) {
                heard.accept(new Heard.SignOfLife());
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
