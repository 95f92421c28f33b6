package fr.santelien.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.certificate.RevocationStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationCacheTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final CertificateStatus REVOKED = new RevokedStatus(TestBranch.date(YESTERDAY), 5);

    private static TestBranch branch;
    private static X509Certificate card;

    @TempDir
    Path folder;

    private RevocationCache cache;

    @BeforeAll
    static void issue() throws Exception {
        branch = new TestBranch();
        card = branch.card(4711);
    }

    @BeforeEach
    void open() {
        cache = reopened();
    }

    private RevocationCache reopened() {
        RevocationCache opened = new RevocationCache(folder.resolve("kept"), branch.authorities(), Clock.systemUTC());
        opened.load();
        return opened;
    }

    private RevocationStatus status() {
        return cache.of(card.getIssuerX500Principal(), card.getSerialNumber());
    }

    @Test
    void nothing_is_known_until_an_authority_has_spoken() {
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
    }

    @Test
    void a_list_says_revoked_or_not_and_since_when_it_is_known() throws Exception {
        assertThat(cache.offerList(branch.list(YESTERDAY, 1, 2, 3))).isEqualTo(Reception.TAKEN);
        assertThat(status()).isEqualTo(new RevocationStatus.NotRevoked(YESTERDAY));
        assertThat(cache.offerList(branch.list(NOW, 1, 4711))).isEqualTo(Reception.TAKEN);
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void an_older_list_never_takes_the_place_of_a_newer_one_not_even_after_a_restart() throws Exception {
        byte[] newer = branch.list(NOW, 4711);
        byte[] older = branch.list(YESTERDAY);
        cache.offerList(newer);
        assertThat(cache.offerList(older)).isEqualTo(Reception.NOT_NEWER);
        assertThat(cache.offerList(newer)).isEqualTo(Reception.NOT_NEWER);
        cache = reopened();
        assertThat(cache.offerList(older)).isEqualTo(Reception.NOT_NEWER);
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void a_list_past_its_date_still_tells_its_revocations_and_shows_its_age() throws Exception {
        Instant longAgo = NOW.minus(Duration.ofDays(60));
        byte[] expired =
                branch.list(longAgo, longAgo.plus(Duration.ofDays(1)), 4711).getEncoded();
        assertThat(cache.offerList(expired)).isEqualTo(Reception.TAKEN);
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(longAgo));
    }

    @Test
    void a_list_signed_by_another_is_refused_whatever_name_it_bears() throws Exception {
        byte[] forged = TestBranch.draft(TestBranch.PERSONS, NOW, TOMORROW, 4711)
                .build(TestBranch.signer(TestBranch.newKeys()))
                .getEncoded();
        byte[] byTheRoot = TestBranch.draft(TestBranch.PERSONS, NOW, TOMORROW, 4711)
                .build(TestBranch.signer(branch.rootKeys))
                .getEncoded();
        byte[] stranger = TestBranch.draft(new X500Name("CN=stranger"), NOW, TOMORROW, 4711)
                .build(TestBranch.signer(branch.personsKeys))
                .getEncoded();
        assertThat(Stream.of(forged, byTheRoot, stranger).map(cache::offerList)).containsOnly(Reception.WRONG_SIGNER);
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
    }

    @Test
    void a_list_of_changes_or_of_a_part_is_not_taken_for_a_whole_one() throws Exception {
        byte[] delta = TestBranch.draft(TestBranch.PERSONS, NOW, TOMORROW)
                .addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(java.math.BigInteger.ONE))
                .build(TestBranch.signer(branch.personsKeys))
                .getEncoded();
        byte[] authoritiesOnly = TestBranch.draft(TestBranch.PERSONS, NOW, TOMORROW)
                .addExtension(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, false, true, null, false, false))
                .build(TestBranch.signer(branch.personsKeys))
                .getEncoded();
        assertThat(cache.offerList(delta)).isEqualTo(Reception.UNSUPPORTED);
        assertThat(cache.offerList(authoritiesOnly)).isEqualTo(Reception.UNSUPPORTED);
    }

    @Test
    void a_list_from_the_future_waits_for_the_clock_to_be_right() throws Exception {
        assertThat(cache.offerList(branch.list(TOMORROW, 4711))).isEqualTo(Reception.NOT_YET);
    }

    @Test
    void nonsense_is_no_list() throws Exception {
        byte[] list = branch.list(NOW, 4711);
        Random random = new Random(20261122);
        assertThat(cache.offerList(new byte[0])).isEqualTo(Reception.UNREADABLE);
        assertThat(cache.offerList("<html>Connexion</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Reception.UNREADABLE);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = i % 2 == 0 ? list.clone() : Arrays.copyOf(list, random.nextInt(list.length));
            if (i % 2 == 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            assertThat(cache.offerList(damaged)).isNotIn(Reception.TAKEN, Reception.NOT_NEWER);
        }
    }

    @Test
    void what_is_kept_is_for_its_owner_only_and_verified_again() throws Exception {
        cache.offerList(branch.list(NOW, 4711));
        Path kept = folder.resolve("kept");
        Path file;
        try (Stream<Path> files = Files.list(kept)) {
            file = files.findFirst().orElseThrow();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        cache = reopened();
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
    }

    @Test
    void an_online_answer_counts_when_it_is_the_newest_word() throws Exception {
        cache.offerList(branch.list(YESTERDAY, 4711));
        assertThat(cache.offerAnswer(branch.answer(card, CertificateStatus.GOOD, NOW, TOMORROW), card, branch.persons))
                .isEqualTo(Reception.TAKEN);
        assertThat(status()).isEqualTo(new RevocationStatus.NotRevoked(NOW));
        cache.offerList(branch.list(NOW, 4711));
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void a_revocation_heard_online_outlives_a_restart_without_naming_the_card() throws Exception {
        cache.offerList(branch.list(YESTERDAY));
        cache.offerAnswer(branch.answer(card, REVOKED, NOW, TOMORROW), card, branch.persons);
        cache = reopened();
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(NOW));
        assertThat(Files.readString(folder.resolve("kept").resolve("revoked.txt")))
                .doesNotContain(card.getSerialNumber().toString())
                .doesNotContain(card.getSerialNumber().toString(16) + " ");
    }

    @Test
    void an_older_online_answer_does_not_undo_a_newer_one() throws Exception {
        cache.offerAnswer(branch.answer(card, REVOKED, NOW, TOMORROW), card, branch.persons);
        byte[] replayed = branch.answer(card, CertificateStatus.GOOD, YESTERDAY, TOMORROW);
        assertThat(cache.offerAnswer(replayed, card, branch.persons)).isEqualTo(Reception.NOT_NEWER);
        assertThat(status()).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void an_authority_may_let_another_answer_for_it_and_nobody_else_may() throws Exception {
        X500Name name = new X500Name("CN=responder");
        KeyPair keys = TestBranch.newKeys();
        byte[] allowed = branch.answer(card, REVOKED, NOW, TOMORROW, name, keys, new X509CertificateHolder[] {
            branch.responder(name, keys, true)
        });
        byte[] notAllowed = branch.answer(card, REVOKED, NOW, TOMORROW, name, keys, new X509CertificateHolder[] {
            branch.responder(name, keys, false)
        });
        byte[] forged =
                branch.answer(card, REVOKED, NOW, TOMORROW, TestBranch.PERSONS, keys, new X509CertificateHolder[0]);
        assertThat(cache.offerAnswer(notAllowed, card, branch.persons)).isEqualTo(Reception.NO_ANSWER);
        assertThat(cache.offerAnswer(forged, card, branch.persons)).isEqualTo(Reception.NO_ANSWER);
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
        assertThat(cache.offerAnswer(allowed, card, branch.persons)).isEqualTo(Reception.TAKEN);
    }

    @Test
    void an_answer_that_says_nothing_of_this_card_today_is_none() throws Exception {
        X509Certificate other = branch.card(4712);
        byte[] unknown = branch.answer(card, new UnknownStatus(), NOW, TOMORROW);
        byte[] aboutAnother = branch.answer(other, REVOKED, NOW, TOMORROW);
        byte[] outOfDate = branch.answer(card, REVOKED, NOW.minus(Duration.ofDays(3)), YESTERDAY);
        for (byte[] answer : new byte[][] {unknown, aboutAnother, outOfDate, {}, {0x30, 0x03, 0x0A, 1, 6}}) {
            assertThat(cache.offerAnswer(answer, card, branch.persons)).isIn(Reception.NO_ANSWER, Reception.UNREADABLE);
        }
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
    }

    @Test
    void damaged_answers_are_none() throws Exception {
        byte[] sound = branch.answer(card, REVOKED, NOW, TOMORROW);
        Random random = new Random(20261122);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(sound, sound.length - random.nextInt(2) * random.nextInt(sound.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            cache.offerAnswer(damaged, card, branch.persons);
        }
        // the only bytes the signature does not cover are those around it: they change nothing of what it says
        assertThat(status()).isIn(new RevocationStatus.Unknown(), new RevocationStatus.Revoked(NOW));
    }

    @Test
    void the_list_of_the_root_is_one_of_its_own() throws Exception {
        assertThat(cache.offerList(branch.rootList(NOW, 2))).isEqualTo(Reception.TAKEN);
        assertThat(cache.of(branch.persons.getIssuerX500Principal(), branch.persons.getSerialNumber()))
                .isEqualTo(new RevocationStatus.Revoked(NOW));
        assertThat(status()).isEqualTo(new RevocationStatus.Unknown());
    }
}
