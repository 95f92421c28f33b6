package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of revocations up to date, on a thread of its own: the lists of all trusted authorities once a day,
 * and an online answer about a card that comes in. Answers others from memory. See docs/trust.md for the policy.
 */
public final class RevocationService implements Revocations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationService.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final String OCSP_REQUEST = "application/ocsp-request";
    /** A card that comes and goes all day is asked about once an hour. */
    private static final Duration ONLINE_PAUSE = Duration.ofHours(1);

    private static final int MOST_ADDRESSES = 8;

    private final TrustedAuthorities authorities;
    private final Clock clock;
    private final Duration grace;
    private final RevocationCache cache;
    private final RefreshPlan plan;
    private final BoundedFetch lists;
    private final BoundedFetch answers;
    /** Used on the thread of this service only, as are the failures and the cards asked about. */
    private final Map<X500Principal, Set<URI>> addresses = new HashMap<>();

    private final Map<X500Principal, Integer> failures = new HashMap<>();
    private final Map<X500Principal, String> troubles = new ConcurrentHashMap<>();
    private final Map<BigInteger, Instant> asked = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("revocation").factory());

    private RevocationService(
            Path folder,
            TrustedAuthorities authorities,
            Clock clock,
            Duration grace,
            RandomGenerator random,
            Duration limit) {
        this.authorities = authorities;
        this.clock = clock;
        this.grace = grace;
        this.cache = new RevocationCache(folder, authorities, clock);
        this.plan = new RefreshPlan(random);
        this.lists = BoundedFetch.within(limit, RevocationCache.LONGEST_LIST);
        this.answers = BoundedFetch.within(limit, LONGEST_ANSWER);
    }

    /**
     * Starts; returns at once. What was kept is read in the background, then the lists that are due are fetched.
     *
     * @param folder of its own, made with rights for its owner only
     * @param grace how old the latest list may be before people are told
     */
    public static RevocationService start(Path folder, TrustedAuthorities authorities, Clock clock, Duration grace) {
        return start(folder, authorities, clock, grace, RandomGenerator.getDefault(), LIMIT);
    }

    static RevocationService start(
            Path folder,
            TrustedAuthorities authorities,
            Clock clock,
            Duration grace,
            RandomGenerator random,
            Duration limit) {
        RevocationService service = new RevocationService(folder, authorities, clock, grace, random, limit);
        service.thread.execute(service::begin);
        return service;
    }

    private void begin() {
        cache.load();
        tell();
        for (TrustedAuthorities.Found authority : authorities.found()) {
            publishes(authority.certificate().getSubjectX500Principal(), authority.lists());
            publishes(authority.certificate().getIssuerX500Principal(), Addresses.ofLists(authority.certificate()));
        }
    }

    /** Where an authority publishes; the first address begins its daily round. */
    private void publishes(X500Principal issuer, List<URI> places) {
        Set<URI> known = addresses.computeIfAbsent(issuer, name -> new LinkedHashSet<>());
        boolean none = known.isEmpty();
        places.stream().limit(Math.max(0, MOST_ADDRESSES - known.size())).forEach(known::add);
        if (none && !known.isEmpty()) {
            schedule(issuer, plan.atStart(cache.list(issuer), clock.instant()));
        }
    }

    @Override
    public RevocationStatus of(X509Certificate certificate) {
        return of(certificate.getIssuerX500Principal(), certificate.getSerialNumber());
    }

    /** The same for a card that is not here: a lost one. */
    public RevocationStatus of(X500Principal issuer, BigInteger serial) {
        return cache.of(issuer, serial);
    }

    /** What is known of each authority, and how old it is. */
    public List<AuthorityKnowledge> knowledge() {
        return authorities.found().stream().map(this::knowledge).toList();
    }

    private AuthorityKnowledge knowledge(TrustedAuthorities.Found authority) {
        X500Principal name = authority.certificate().getSubjectX500Principal();
        Optional<RevocationList> list = cache.list(name);
        return new AuthorityKnowledge(
                authority.name(),
                list.map(RevocationList::published),
                list.flatMap(known -> Optional.ofNullable(known.nextUpdate())),
                list.map(known -> known.revoked().size()).orElse(0),
                Optional.ofNullable(troubles.get(name)));
    }

    /** Only once a try failed: a poste that was off for a fortnight asks before it complains. */
    @Override
    public boolean stale() {
        Instant limit = clock.instant().minus(grace);
        return knowledge().stream()
                .anyMatch(known -> known.trouble().isPresent()
                        && known.published().filter(limit::isBefore).isEmpty());
    }

    @Override
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void seen(List<X509Certificate> chain) {
        run(() -> learn(chain));
    }

    private void learn(List<X509Certificate> chain) {
        for (X509Certificate certificate : chain) {
            publishes(certificate.getIssuerX500Principal(), Addresses.ofLists(certificate));
        }
        ask(chain.getFirst());
    }

    /** The online answer about a card; without network the list of yesterday stands. */
    private void ask(X509Certificate certificate) {
        Instant now = clock.instant();
        Instant last = asked.get(certificate.getSerialNumber());
        if (last != null && last.plus(ONLINE_PAUSE).isAfter(now)) {
            return;
        }
        for (URI responder : Addresses.ofResponders(certificate)) {
            for (TrustedAuthorities.Found issuer : authorities.named(certificate.getIssuerX500Principal())) {
                if (ask(responder, certificate, issuer.certificate())) {
                    asked.put(certificate.getSerialNumber(), now);
                    return;
                }
            }
        }
    }

    private boolean ask(URI responder, X509Certificate certificate, X509Certificate issuer) {
        try {
            byte[] question = OnlineQuestion.about(certificate, issuer);
            Reception reception =
                    cache.offerAnswer(answers.post(responder, OCSP_REQUEST, question), certificate, issuer);
            if (reception == Reception.TAKEN) {
                tell();
            }
            return reception == Reception.TAKEN || reception == Reception.NOT_NEWER;
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("No online answer about a card: {}", e.getMessage());
            return false;
        }
    }

    private void schedule(X500Principal issuer, Duration delay) {
        try {
            thread.schedule(() -> refresh(issuer), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed");
        }
    }

    private void refresh(X500Principal issuer) {
        Optional<String> trouble = fetch(issuer);
        Optional<RevocationList> list = cache.list(issuer);
        if (trouble.isEmpty() && list.isPresent()) {
            failures.remove(issuer);
            troubles.remove(issuer);
            schedule(issuer, plan.afterList(list.get(), clock.instant()));
        } else {
            troubles.put(issuer, trouble.orElse("no list"));
            tell();
            schedule(issuer, plan.afterFailures(failures.merge(issuer, 1, Integer::sum)));
        }
    }

    /** @return what went wrong, empty when a list of this authority came in */
    private Optional<String> fetch(X500Principal issuer) {
        String trouble = "no address";
        for (URI address : List.copyOf(addresses.getOrDefault(issuer, Set.of()))) {
            try {
                Reception reception = cache.offerList(lists.get(address));
                if (reception == Reception.TAKEN) {
                    tell();
                }
                if (reception == Reception.TAKEN || reception == Reception.NOT_NEWER) {
                    return Optional.empty();
                }
                trouble = reception.name();
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
            LOG.info("No revocation list from {}: {}", address, trouble);
        }
        return Optional.of(trouble);
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed");
        }
    }

    /** Stops fetching; what is known stays answered. */
    @Override
    public void close() {
        thread.shutdownNow();
        lists.close();
        answers.close();
    }
}
