package fr.santelien.smartcard.tls;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/** A private key that never leaves its card: it has a size and it signs through {@link CardProvider}. */
public final class CardPrivateKey implements PrivateKey, RSAKey {
    private static final long serialVersionUID = 1L;

    private final transient Sha256Signer signer;
    private final BigInteger modulus;

    /** @param modulus of the certificate: TLS measures the key by it */
    public CardPrivateKey(Sha256Signer signer, BigInteger modulus) {
        this.signer = signer;
        this.modulus = modulus;
    }

    Sha256Signer signer() {
        return signer;
    }

    @Override
    public String getAlgorithm() {
        return "RSA";
    }

    /** Null: the key has no encoded form, as {@link java.security.Key} wants it said. */
    @Override
    public @Nullable String getFormat() {
        return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
        return null;
    }

    @Override
    public BigInteger getModulus() {
        return modulus;
    }

    @Override
    public @Nullable AlgorithmParameterSpec getParams() {
        return null;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a card's key stays in its card");
    }

    @Override
    public String toString() {
        return "CardPrivateKey";
    }
}
