package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.agent.Agent;
import fr.santelien.smartcard.agent.MiddlewareException;
import fr.santelien.smartcard.tls.CardPrivateKey;
import fr.santelien.smartcard.tls.CardTls;
import fr.santelien.smartcard.tls.Sha256Signer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/** The open card of one insertion. Once ended it never signs again, even if the same card comes back. */
final class LiveCard implements OpenCard, Sha256Signer {
    private final Agent agent;
    private final CardHolder holder;
    private final List<X509Certificate> chain;
    private final Runnable refused;
    private final Queue<CardTls> connections = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** @param refused run when the card did not sign */
    LiveCard(Agent agent, CardHolder holder, List<X509Certificate> chain, Runnable refused) {
        this.agent = agent;
        this.holder = holder;
        this.chain = List.copyOf(chain);
        this.refused = refused;
    }

    @Override
    public CardHolder holder() {
        return holder;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] data) throws GeneralSecurityException {
        return signHash(MessageDigest.getInstance("SHA-256").digest(data));
    }

    @Override
    public byte[] signHash(byte[] hash) throws SignatureException {
        requireLive();
        try {
            byte[] signature = agent.sign(DigestInfo.sha256(hash)).get(); // the agent's own limit bounds the wait
            if (!DigestInfo.isSigned(hash, signature, chain.getFirst())) {
                refused.run();
                throw new SignatureException("the card's signature is wrong");
            }
            return signature;
        } catch (ExecutionException e) {
            refused.run();
            String reason = e.getCause() instanceof MiddlewareException refused
                    ? refused.failure().name()
                    : "no answer";
            throw new SignatureException("the card does not sign: " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignatureException("interrupted", e);
        }
    }

    @Override
    public CardTls tls(List<X509Certificate> serverAuthorities) throws GeneralSecurityException {
        requireLive();
        RSAPublicKey publicKey = (RSAPublicKey) chain.getFirst().getPublicKey();
        CardTls tls = CardTls.of(new CardPrivateKey(this, publicKey.getModulus()), chain, serverAuthorities);
        connections.add(tls);
        return tls;
    }

    /** Nothing signs from now on; sessions that the server resumes without a signature go on. */
    void lock() {
        ended = true;
    }

    /** Pulled out, or replaced: nothing signs and no TLS session resumes from now on. */
    void end() {
        ended = true;
        for (CardTls tls = connections.poll(); tls != null; tls = connections.poll()) {
            tls.forgetSessions();
        }
    }

    private void requireLive() throws SignatureException {
        if (ended) {
            throw new SignatureException("the card was locked or pulled out");
        }
    }
}
