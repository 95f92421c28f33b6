package fr.santelien.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.certificate.RevocationStatus;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RevocationServiceTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static TestBranch branch;

    @TempDir
    Path folder;

    private LoopbackServer authority;
    private RevocationService service;
    private final Semaphore changes = new Semaphore(0);

    @BeforeAll
    static void issue() throws Exception {
        branch = new TestBranch();
    }

    @BeforeEach
    void start() throws Exception {
        authority = new LoopbackServer();
        service = started();
    }

    @AfterEach
    void stop() {
        service.close();
        authority.close();
    }

    /** A random generator that always draws zero: nothing waits. */
    private RevocationService started() {
        RevocationService begun = RevocationService.start(
                folder, branch.authorities(), Clock.systemUTC(), Duration.ofDays(7), () -> 0L, Duration.ofSeconds(20));
        begun.onChange(changes::release);
        return begun;
    }

    @Test
    void a_card_that_comes_in_tells_where_its_authority_publishes() throws Exception {
        byte[] list = branch.list(NOW, 4711);
        URI lists = authority.serve("/ACI.crl", () -> list);
        X509Certificate card = branch.card(4711, lists, authority.address("/none"));
        assertThat(service.of(card)).isEqualTo(new RevocationStatus.Unknown());
        service.seen(List.of(card, branch.persons));
        awaitStatus(card, new RevocationStatus.Revoked(NOW));
        AuthorityKnowledge known = service.knowledge().getLast();
        assertThat(known.name()).isEqualTo("TEST AC PERSONNES");
        assertThat(known.published()).contains(NOW);
        assertThat(known.revoked()).isEqualTo(1);
        assertThat(known.trouble()).isEmpty();
    }

    @Test
    void the_online_answer_about_the_card_is_asked_for_in_the_right_words() throws Exception {
        CompletableFuture<byte[]> question = new CompletableFuture<>();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        URI responder = authority.serve("/ocsp", exchange -> {
            question.complete(exchange.getRequestBody().readAllBytes());
            LoopbackServer.send(exchange, 200, answer.join());
        });
        X509Certificate card = branch.card(815, authority.address("/none"), responder);
        answer.complete(branch.answer(card, new RevokedStatus(TestBranch.date(NOW), 1), NOW, TOMORROW));
        service.seen(List.of(card, branch.persons));
        awaitStatus(card, new RevocationStatus.Revoked(NOW));
        OCSPReq asked = new OCSPReq(question.join());
        assertThat(asked.getRequestList()).hasSize(1);
        assertThat(asked.getRequestList()[0].getCertID().getSerialNumber()).isEqualTo(card.getSerialNumber());
    }

    @Test
    void without_network_what_was_known_stands() throws Exception {
        byte[] list = branch.list(NOW, 4711);
        X509Certificate card = branch.card(4711, authority.serve("/ACI.crl", () -> list), authority.address("/none"));
        service.seen(List.of(card, branch.persons));
        awaitStatus(card, new RevocationStatus.Revoked(NOW));
        service.close();
        authority.close();
        service = started();
        awaitStatus(card, new RevocationStatus.Revoked(NOW));
    }

    @Test
    void an_authority_in_trouble_is_told_and_nothing_is_believed() throws Exception {
        assertTrouble("/garbage", () -> "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "UNREADABLE");
        byte[] forged = TestBranch.draft(TestBranch.PERSONS, NOW, TOMORROW, 4711)
                .build(TestBranch.signer(TestBranch.newKeys()))
                .getEncoded();
        service.close();
        service = started();
        assertTrouble("/forged", () -> forged, "WRONG_SIGNER");
        service.close();
        service = started();
        assertTrouble("/long", () -> new byte[RevocationCache.LONGEST_LIST + 1], "IOException");
    }

    private void assertTrouble(String path, Supplier<byte[]> body, String trouble) throws Exception {
        X509Certificate card = branch.card(4711, authority.serve(path, body), authority.address("/none"));
        service.seen(List.of(card, branch.persons));
        await(() -> service.knowledge().getLast().trouble().isPresent());
        assertThat(service.knowledge().getLast().trouble().orElseThrow()).contains(trouble);
        assertThat(service.of(card)).isEqualTo(new RevocationStatus.Unknown());
    }

    @Test
    void people_are_told_when_no_list_came_for_longer_than_the_limit() throws Exception {
        AtomicReference<byte[]> published = new AtomicReference<>(new byte[0]);
        X509Certificate card =
                branch.card(4711, authority.serve("/ACI.crl", published::get), authority.address("/none"));
        assertThat(service.stale()).isFalse();
        service.seen(List.of(card, branch.persons));
        await(service::stale);
        service.close();
        published.set(branch.list(NOW.minus(Duration.ofDays(6))));
        service = started();
        service.seen(List.of(card, branch.persons));
        await(() -> service.knowledge().getLast().published().isPresent());
        assertThat(service.stale()).isFalse();
    }

    @Test
    void a_good_online_answer_is_newer_than_no_list() throws Exception {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        URI responder = authority.serve("/ocsp", answer::join);
        X509Certificate card = branch.card(99, authority.address("/none"), responder);
        answer.complete(branch.answer(card, CertificateStatus.GOOD, NOW, TOMORROW));
        service.seen(List.of(card, branch.persons));
        awaitStatus(card, new RevocationStatus.NotRevoked(NOW));
    }

    private void awaitStatus(X509Certificate card, RevocationStatus status) throws InterruptedException {
        await(() -> service.of(card).equals(status));
    }

    private void await(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            changes.acquire();
        }
    }
}
